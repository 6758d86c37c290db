// The screen of proxy users.
import { ProxyUsersPage } from '../../features/proxy-users/components/proxy-users-page.tsx';

export function ProxyUsersRoute() {
  return <ProxyUsersPage />;
}
