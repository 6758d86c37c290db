// The screen of listeners.
import { ListenersPage } from '../../features/listeners/components/listeners-page.tsx';

export function ListenersRoute() {
  return <ListenersPage />;
}
