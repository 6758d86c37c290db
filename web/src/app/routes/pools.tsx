// The screen of pools.
import { PoolsPage } from '../../features/pools/components/pools-page.tsx';

export function PoolsRoute() {
  return <PoolsPage />;
}
