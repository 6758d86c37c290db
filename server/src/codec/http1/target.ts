/**
 * Request targets a proxy takes: `host:port` of CONNECT and `http://host[:port]/path` (RFC 9112 §3.2.2, §3.2.3), by hand, because the
 * URL class repairs what has to be refused and costs more than the whole head.
 */
import { canonicalHost, hostKind } from '../address.ts';
import { headFault, type HeadFault } from './fault.ts';

export interface Authority {
  /** Lower-case name, dotted IPv4, or canonical IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** As written, port and brackets included: what Host has to say. */
  readonly hostText: string;
}
export interface AbsoluteTarget extends Authority {
  readonly scheme: 'http' | 'ws';
  /** Path and query for an origin-form request line: begins with `/`. */
  readonly path: string;
}

/** What a Host value may hold: a name or address, brackets, a port. */
export const hostChars: Uint8Array = new Uint8Array(256).map((_, code) => (isHostChar(code) ? 1 : 0));

function isHostChar(code: number): boolean {
  const letter = code | 0x20;
  return (
    (letter >= 0x61 && letter <= 0x7a) ||
    (code >= 0x2d && code <= 0x3a && code !== 0x2f) ||
    code === 0x5b ||
    code === 0x5d ||
    code === 0x5f
  );
}

/** `host:port` of CONNECT; the port is required. */
export function parseConnectTarget(target: string): Authority | HeadFault {
  return readAuthority(target, 0);
}

/** Absolute form. Origin form, `*` and schemes a proxy does not fetch are refused, each with its own sentence. */
export function parseAbsoluteTarget(target: string): AbsoluteTarget | HeadFault {
  const scheme = target.startsWith('http://') ? 'http' : findScheme(target);
  if (typeof scheme !== 'string') return scheme;
  const start = scheme.length + 3;
  let at = start;
  let code = target.charCodeAt(at);
  while (at < target.length && code !== 0x2f && code !== 0x3f && code !== 0x23) code = target.charCodeAt(++at);
  const authority = readAuthority(target.slice(start, at), 80);
  if ('fault' in authority) return authority;
  if (target.includes('#', at)) return headFault('bad_target', 'a fragment in the target');
  const path = code === 0x2f ? target.slice(at) : `/${target.slice(at)}`;
  return { host: authority.host, port: authority.port, hostText: authority.hostText, scheme, path };
}

function findScheme(target: string): 'http' | 'ws' | HeadFault {
  const end = target.indexOf('://');
  if (end <= 0 || target.startsWith('/')) return headFault('bad_target', 'not an absolute target: this is a proxy');
  const scheme = target.slice(0, end).toLowerCase();
  if (scheme === 'http' || scheme === 'ws') return scheme;
  return headFault(
    'unsupported_scheme',
    scheme === 'https' || scheme === 'wss' ? 'encrypted targets go through CONNECT' : 'neither http nor ws',
  );
}

/** `fallback` is the port when none is written; 0: one has to be. */
function readAuthority(text: string, fallback: number): Authority | HeadFault {
  if (text.includes('@')) return headFault('bad_target', 'credentials in the target');
  const bracketed = text.startsWith('[');
  const close = bracketed ? text.indexOf(']') : 0;
  if (close < 0) return headFault('bad_target', 'a bracket without its end');
  const colon = text.indexOf(':', close);
  if (bracketed && (colon < 0 ? text.length : colon) !== close + 1)
    return headFault('bad_target', 'something between bracket and port');
  const name = bracketed ? text.slice(1, close) : colon < 0 ? text : text.slice(0, colon);
  const kind = hostKind(name);
  if (kind === undefined || bracketed !== (kind === 'ipv6')) return headFault('bad_target', 'the target names no host');
  const port = colon < 0 ? fallback : readPort(text, colon + 1);
  if (port === 0) return headFault('bad_target', 'the target has no port between 1 and 65535');
  return { host: canonicalHost(name, kind), port, hostText: text };
}

/** One to five digits from `from` to the end, 0 when they are no port. */
function readPort(text: string, from: number): number {
  const size = text.length - from;
  if (size < 1 || size > 5) return 0;
  let port = 0;
  for (let i = from; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) return 0;
    port = port * 10 + digit;
  }
  return port <= 65535 ? port : 0;
}

/**
 * Whether a Host value names the same place as the target: same host in any case, same port, 80 understood. The usual case is two
 * equal strings.
 */
export function sameAuthority(host: string, target: Authority): boolean {
  if (host === target.hostText) return true;
  const other = readAuthority(host, 80);
  return !('fault' in other) && other.host === target.host && other.port === target.port;
}
