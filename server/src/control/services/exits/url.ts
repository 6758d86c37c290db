// Exits as URL lines: what export writes and import reads back.
import type { ExitIdentity } from '../../../storage/stores/exit-rows.ts';

export const masked = '***';

/** Canonical URL of an exit. `password` '' = none. */
export function exitUrl({ scheme, host, port, username, localAddress }: ExitIdentity, password: string): string {
  if (scheme === 'direct') return `direct://${localAddress}`;
  const gateway = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  const secret = password === masked ? masked : encodeURIComponent(password);
  const credentials = password === '' ? encodeURIComponent(username) : `${encodeURIComponent(username)}:${secret}`;
  return `${scheme}://${credentials === '' ? '' : `${credentials}@`}${gateway}`;
}
