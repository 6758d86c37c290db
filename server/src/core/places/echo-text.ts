// Finds the address in what an echo target answered: plain text, JSON, `key=value` lines, or a page that names exactly one.
import { formatIPv6, parseIPv4, parseIPv6 } from '../model/address.ts';

export interface SeenAddress {
  readonly family: 'ipv4' | 'ipv6';
  /** In the one spelling addresses are stored in. */
  readonly address: string;
}

/** Names echo services give the address. */
const keys = [
  ...['ip', 'origin', 'query', 'address', 'ip_addr', 'ip_address', 'ipaddress', 'ipstring', 'your_ip', 'yourip'],
  ...['client_ip', 'clientip', 'remote_addr'],
];

/** Undefined when the text names no address, or several. */
export function findAddress(body: string): SeenAddress | undefined {
  const text = body.replace(/^\uFEFF/, '').trim();
  return readAddress(text) ?? fromJson(text) ?? fromLine(text) ?? onlyOne(text);
}

/** The address `text` is; undefined for anything else, and for those nobody can have. */
export function readAddress(text: string): SeenAddress | undefined {
  const bare = text.replace(/^\[(.*)\]$/, '$1');
  const four = parseIPv4(bare);
  if (four !== undefined) return ofFour(four);
  const groups = bare.includes(':') ? parseIPv6(bare) : undefined;
  if (groups === undefined || groups.every((it) => it === 0)) return undefined;
  const isMapped = groups.slice(0, 5).every((it) => it === 0) && groups[5] === 0xffff;
  if (!isMapped) return { family: 'ipv6', address: formatIPv6(groups) };
  return ofFour(groups.slice(6).flatMap((it) => [it >> 8, it & 0xff]));
}

function ofFour(bytes: readonly number[]): SeenAddress | undefined {
  return bytes[0] === 0 ? undefined : { family: 'ipv4', address: bytes.join('.') };
}

function fromJson(text: string): SeenAddress | undefined {
  if (!/^["[{]/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return inValue(Array.isArray(value) ? (value as unknown[])[0] : value);
}

function inValue(value: unknown): SeenAddress | undefined {
  if (typeof value === 'string') return lastOf(value);
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = new Map(Object.entries(value).map(([key, it]: [string, unknown]) => [key.toLowerCase(), it]));
  for (const key of keys) {
    const it = fields.get(key);
    const found = typeof it === 'string' ? lastOf(it) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Of a list as X-Forwarded-For has it the last is the one the target saw itself; the others are hearsay. */
function lastOf(text: string): SeenAddress | undefined {
  return readAddress(text.slice(text.lastIndexOf(',') + 1).trim());
}

/** `ip=192.0.2.1`, as traces of content networks write it. */
function fromLine(text: string): SeenAddress | undefined {
  const value = /^ip\s*[=:]\s*(\S+)\s*$/im.exec(text)?.[1];
  return value === undefined ? undefined : readAddress(value);
}

function onlyOne(text: string): SeenAddress | undefined {
  const found = new Map<string, SeenAddress>();
  for (const [word] of text.matchAll(/(?<![\w.:])[0-9A-Fa-f:.]{3,45}(?![\w:])/g)) {
    const seen = readAddress(word.replace(/\.$/, ''));
    if (seen !== undefined) found.set(seen.address, seen);
  }
  return found.size === 1 ? [...found.values()][0] : undefined;
}
