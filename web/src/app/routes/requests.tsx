// The tail of requests.
import { RequestsPage } from '../../features/requests/components/requests-page.tsx';

export function RequestsRoute() {
  return <RequestsPage />;
}
