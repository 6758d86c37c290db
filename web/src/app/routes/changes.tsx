// The screen of changes.
import { ChangesPage } from '../../features/changes/components/changes-page.tsx';

export function ChangesRoute() {
  return <ChangesPage />;
}
