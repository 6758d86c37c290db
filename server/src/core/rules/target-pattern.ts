// Patterns of targets as people write them in rules: `shop.example`, `*.example` (everything below it), `*`, `1.2.3.4`, `10.0.0.0/8`,
// `[2001:db8::]/32`; each may end in `:port`. Read strictly, with the place of what is wrong, and written in one spelling.
import { asciiName } from '../import/punycode.ts';
import { formatIPv6, parseIPv4 } from '../model/address.ts';
import { addressBytes } from '../model/network.ts';

/** `port` 0 = any. */
export type TargetPattern =
  | { readonly kind: 'any'; readonly port: number }
  /** `below`: the names under `name`, and not itself. */
  | { readonly kind: 'name'; readonly name: string; readonly below: boolean; readonly port: number }
  /** `bytes` (4 or 16) have no bits set behind `bits`. */
  | { readonly kind: 'network'; readonly bytes: readonly number[]; readonly bits: number; readonly port: number };

/** `at`: where in the text, from 0. */
export interface PatternFault {
  readonly at: number;
  readonly message: string;
}
export type PatternReading =
  | { readonly ok: true; readonly pattern: TargetPattern; readonly text: string }
  | { readonly ok: false; readonly fault: PatternFault };

const inBrackets = 'an IPv6 address is written in brackets, as [2001:db8::1]';
const fault = (at: number, message: string): PatternReading => ({ ok: false, fault: { at, message } });

export function readTargetPattern(text: string): PatternReading {
  if (text === '') return fault(0, 'a target is missing');
  const space = text.search(/\s/);
  if (space >= 0) return fault(space, 'a target holds no spaces');
  const colon = portColonOf(text);
  const host = colon < 0 ? text : text.slice(0, colon);
  const port = colon < 0 ? 0 : portOf(text.slice(colon + 1));
  if (port === undefined) return fault(colon + 1, 'a port is a number from 1 to 65535');
  if (host === '') return fault(0, 'the name or address before the port is missing');
  if (host === '*') return found({ kind: 'any', port });
  if (host.includes('/') || host.startsWith('[') || parseIPv4(host) !== undefined) return readNetwork(host, port);
  if (host.includes(':')) return fault(0, inBrackets);
  return readName(host, port);
}

/** Where the port begins; −1 without one. A name after `://` or with two colons has none: it is refused for what it is. */
function portColonOf(text: string): number {
  const colon = text.lastIndexOf(':');
  if (colon < 0) return -1;
  if (text.startsWith('[')) return colon > text.indexOf(']') && text.includes(']') ? colon : -1;
  return text.indexOf(':') === colon && text.charAt(colon + 1) !== '/' ? colon : -1;
}
function portOf(text: string): number | undefined {
  if (!/^[1-9][0-9]{0,4}$/.test(text)) return undefined;
  const port = Number(text);
  return port <= 65535 ? port : undefined;
}

function readNetwork(text: string, port: number): PatternReading {
  const scheme = text.indexOf('://');
  if (scheme >= 0) return fault(scheme, 'a target is a name or an address, without a scheme');
  const slash = text.indexOf('/');
  const address = slash < 0 ? text : text.slice(0, slash);
  const bracketed = address.startsWith('[');
  if (!bracketed && address.includes(':')) return fault(0, inBrackets);
  if (!bracketed && parseIPv4(address) === undefined)
    return fault(slash, 'only an address has a slash, and behind it the length of the network');
  if (bracketed && !address.endsWith(']')) return fault(address.length, 'a closing bracket is missing');
  const bare = bracketed ? address.slice(1, -1) : address;
  const bytes = bracketed === bare.includes(':') && !bare.includes('%') ? addressBytes(bare) : undefined;
  if (bytes === undefined) return fault(0, `"${address}" is no address`);
  const most = bytes.length * 8;
  const bits = slash < 0 ? most : lengthOf(text.slice(slash + 1), most);
  if (bits === undefined) return fault(slash + 1, `the length of a network here is a number from 0 to ${most}`);
  return found({ kind: 'network', bytes: masked(bytes, bits), bits, port });
}
function lengthOf(text: string, most: number): number | undefined {
  if (!/^(0|[1-9][0-9]{0,2})$/.test(text)) return undefined;
  return Number(text) <= most ? Number(text) : undefined;
}
function masked(bytes: readonly number[], bits: number): readonly number[] {
  return bytes.map((byte, i) => {
    const left = bits - i * 8;
    if (left >= 8) return byte;
    return left <= 0 ? 0 : byte & (0xff << (8 - left)) & 0xff;
  });
}

function readName(text: string, port: number): PatternReading {
  const below = text.startsWith('*.');
  const start = below ? 2 : 0;
  const star = text.indexOf('*', start);
  if (star >= 0) return fault(star, 'a star stands alone or at the beginning, as *.example');
  const rest = text.slice(start);
  const undotted = rest.endsWith('.') ? rest.slice(0, -1) : rest;
  const name = /^[a-z0-9_.-]*$/.test(undotted) ? undotted : asciiName(undotted);
  if (name === undefined) return fault(start, `"${rest}" is no name`);
  if (name.length > 253) return fault(start, 'a name has at most 253 characters');
  let at = start;
  for (const part of name.split('.')) {
    const wrong = labelFault(part);
    if (wrong !== undefined) return fault(Math.min(at, text.length), wrong);
    at += part.length + 1;
  }
  if (/(^|\.)[0-9]+$/.test(name)) return fault(start, `"${rest}" is neither a name nor an address`);
  return found({ kind: 'name', name, below, port });
}
function labelFault(part: string): string | undefined {
  if (part === '') return 'a part of the name is empty';
  if (part.length > 63) return 'a part of a name has at most 63 characters';
  return /^[a-z0-9_-]+$/.test(part) ? undefined : `"${part}" cannot be part of a name`;
}

const found = (pattern: TargetPattern): PatternReading => ({ ok: true, pattern, text: patternText(pattern) });

/** The one spelling. */
export function patternText(pattern: TargetPattern): string {
  const port = pattern.port === 0 ? '' : `:${pattern.port}`;
  if (pattern.kind === 'any') return `*${port}`;
  if (pattern.kind === 'name') return `${pattern.below ? '*.' : ''}${pattern.name}${port}`;
  const { bytes, bits } = pattern;
  const length = bits === bytes.length * 8 ? '' : `/${bits}`;
  return `${bytes.length === 4 ? bytes.join('.') : `[${formatIPv6(groupsOf(bytes))}]`}${length}${port}`;
}
function groupsOf(bytes: readonly number[]): number[] {
  return Array.from({ length: 8 }, (_, i) => bytes[2 * i]! * 256 + bytes[2 * i + 1]!);
}
