// The first screen: is the fleet well, and who needs me.
import { OverviewPage } from '../../features/overview/components/overview-page.tsx';

export function OverviewRoute() {
  return <OverviewPage />;
}
