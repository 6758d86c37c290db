// Why a request takes this exit, or none.
import { ExplainPage } from '../../features/explain/components/explain-page.tsx';

export function ExplainRoute() {
  return <ExplainPage />;
}
