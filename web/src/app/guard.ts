// Who may see which screen: nothing but the first run until the installation is claimed, nothing but sign-in until somebody is signed in.
import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { safeReturn } from '../lib/address.ts';
import { meQuery, setupQuery } from '../lib/queries.ts';
import { isUnauthorized, session, signedIn } from '../lib/session.ts';

/** For every screen behind the sign-in; remembers where somebody was going. */
export async function requireAdmin(client: QueryClient, href: string): Promise<void> {
  if (session.get().identity !== null) return;
  try {
    signedIn(await client.fetchQuery(meQuery));
  } catch (error) {
    if (!isUnauthorized(error)) throw error;
    const { claimed } = await client.fetchQuery(setupQuery);
    const back = safeReturn(href);
    if (!claimed) redirect({ to: '/setup', throw: true });
    redirect({ to: '/sign-in', search: back === '/' ? {} : { to: back }, throw: true });
  }
}

/** The first run is over once the installation is claimed. */
export async function requireUnclaimed(client: QueryClient): Promise<void> {
  const { claimed } = await client.fetchQuery({ ...setupQuery, staleTime: 0 });
  if (claimed) redirect({ to: '/', throw: true });
}

/** Nobody signs in twice, nor before the installation is claimed. */
export async function requireSignedOut(client: QueryClient, wanted: unknown): Promise<void> {
  if (session.get().identity !== null) redirect({ to: '.', href: safeReturn(wanted), throw: true });
  const { claimed } = await client.fetchQuery(setupQuery);
  if (!claimed) redirect({ to: '/setup', throw: true });
}
