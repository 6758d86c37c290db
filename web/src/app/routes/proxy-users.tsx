// The screen of proxy users, with the guide to the usernames they sign in with.
import { ProxyUsersPage } from '../../features/proxy-users/components/proxy-users-page.tsx';
import { UsernameGuide } from '../../features/usernames/components/username-guide.tsx';

export function ProxyUsersRoute() {
  return <ProxyUsersPage more={<UsernameGuide />} />;
}
