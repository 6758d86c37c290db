// An echo target: an address that answers with the address it sees. What people may type, and the request that is sent there.
import { type Target, targetOf } from '../../core/model/target.ts';

export interface EchoTarget {
  /** As it was set. */
  readonly url: string;
  readonly secure: boolean;
  readonly target: Target;
  /** Whole request, latin1. Nothing in it tells of the exit or of this installation. */
  readonly request: string;
}

/** `http://host[:port]/path` or `https://…`; undefined for what is neither. */
export function readEchoTarget(text: string): EchoTarget | undefined {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return undefined;
  }
  const { protocol, hostname, host, pathname, search, username, password } = url;
  const secure = protocol === 'https:';
  if ((!secure && protocol !== 'http:') || hostname === '' || username !== '' || password !== '') return undefined;
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  if (port === 0) return undefined;
  const lines = [
    `GET ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    'User-Agent: gyre',
    'Accept: text/plain, application/json',
    'Connection: close',
  ];
  return {
    ...{ url: text.trim(), secure, target: targetOf(hostname.replace(/^\[(.*)\]$/, '$1'), port) },
    request: `${lines.join('\r\n')}\r\n\r\n`,
  };
}
