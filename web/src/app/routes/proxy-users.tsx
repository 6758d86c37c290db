// The screen of proxy users, with the guide to the usernames they sign in with.
import { useQuery } from '@tanstack/react-query';
import { ProxyUsersPage } from '../../features/proxy-users/components/proxy-users-page.tsx';
import { UsernameGuide } from '../../features/usernames/components/username-guide.tsx';
import { listenersQuery } from '../../lib/queries.ts';

export function ProxyUsersRoute() {
  // The guide's commands name the listener that is there; it asks for nothing itself.
  useQuery(listenersQuery);
  return <ProxyUsersPage more={<UsernameGuide />} />;
}
