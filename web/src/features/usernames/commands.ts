// The commands that sign in with a username, or say the same in headers. Pure.
import type { Wishes } from '@gyre/shared/wishes/wishes';
import { printWishes } from '@gyre/shared/wishes/print';
import { splitWishes } from '@gyre/shared/wishes/split';
import { authorityOf, type ListenerAddress } from '../../lib/listener-address.ts';

const target = 'https://example.com';

/** The form of names of proxy users; what is no such name must not get into a command. */
export const isProxyUserName = (name: string): boolean => /^[a-z0-9][a-z0-9_.~]{0,39}$/.test(name);

export const overHttp = (at: ListenerAddress, username: string): string =>
  `curl -x http://${authorityOf(at)} -U "${username}:$GYRE_PASSWORD" ${target}`;

export const overSocks = (at: ListenerAddress, username: string): string =>
  `curl -x socks5h://${authorityOf(at)} -U "${username}:$GYRE_PASSWORD" ${target}`;

/** The same wishes in headers of the CONNECT; undefined without wishes. */
export function withHeaders(at: ListenerAddress, user: string, wishes: Wishes): string | undefined {
  const pairs = splitWishes(printWishes(wishes));
  const headers: string[] = [];
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const key = pairs[i]!;
    headers.push(`--proxy-header "X-Gyre-${key.charAt(0).toUpperCase()}${key.slice(1)}: ${pairs[i + 1]!}"`);
  }
  return headers.length === 0
    ? undefined
    : `${overHttp(at, user).replace(` ${target}`, '')} ${headers.join(' ')} ${target}`;
}
