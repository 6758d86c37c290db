// Failure codes, explained.
import { CodesPage } from '../../features/requests/components/codes-page.tsx';

export function CodesRoute() {
  return <CodesPage />;
}
