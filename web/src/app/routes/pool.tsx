// The screen of one pool.
import { PoolPage } from '../../features/pools/components/pool-page.tsx';

export function PoolRoute() {
  return <PoolPage />;
}
