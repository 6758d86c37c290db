// The screen of health.
import { HealthPage } from '../../features/health/components/health-page.tsx';

export function HealthRoute() {
  return <HealthPage />;
}
