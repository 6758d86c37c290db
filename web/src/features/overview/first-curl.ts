// The first command a person runs: it works as it stands, through a listener that is really open. Pure.
import type { Listener } from '@gyre/shared/contract/listeners';
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';

export interface FirstCurl {
  readonly command: string;
  /** The command has $GYRE_PASSWORD in it. */
  readonly needsPassword: boolean;
}

const everyNetwork: readonly string[] = ['0.0.0.0', '::'];
const isLoopback = (host: string): boolean => host === '::1' || host.startsWith('127.');

/** null when no listener can take a request. `pageHost` is where the dashboard is reached. */
export function firstCurl(
  listeners: readonly Listener[],
  users: readonly ProxyUser[],
  pageHost: string,
): FirstCurl | null {
  const open = listeners.find((one) => one.enabled && one.problem === null);
  if (!open) return null;
  const host = everyNetwork.includes(open.host) ? pageHost.replace(/^\[|\]$/g, '') : open.host;
  const proxy = `http://${host.includes(':') ? `[${host}]` : host}:${open.port}`;
  const user = users.find((one) => one.enabled);
  const wants = open.auth === 'required' || (open.auth === 'auto' && (user !== undefined || !isLoopback(open.host)));
  const login = wants ? ` -U "${user?.name ?? 'name'}:$GYRE_PASSWORD"` : '';
  return { command: `curl -x ${proxy}${login} https://example.com`, needsPassword: wants };
}
