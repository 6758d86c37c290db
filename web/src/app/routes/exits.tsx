// The screen of exits.
import { ExitsPage } from '../../features/exits/components/exits-page.tsx';

export function ExitsRoute() {
  return <ExitsPage />;
}
