/**
 * Literal addresses in the one spelling they are stored in, and which of them are this machine's or its network's own.
 */

/** Four decimal numbers 0–255 without leading zeros; undefined for anything else. */
export function parseIPv4(text: string): readonly number[] | undefined {
  const bytes: number[] = [];
  let value = -1;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : dot;
    if (code === dot) {
      if (value < 0 || bytes.length === 4) return undefined;
      bytes.push(value);
      value = -1;
      continue;
    }
    const digit = code - 0x30;
    if (digit < 0 || digit > 9 || value === 0) return undefined;
    value = value < 0 ? digit : value * 10 + digit;
    if (value > 255) return undefined;
  }
  return bytes.length === 4 ? bytes : undefined;
}
const dot = 0x2e;

/** The eight groups of an IPv6 address without brackets and zone (RFC 4291 §2.2); undefined for anything else. */
export function parseIPv6(text: string): readonly number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const front = groupsOf(halves[0] ?? '', halves.length === 1);
  const back = groupsOf(halves[1] ?? '', true);
  if (front === undefined || back === undefined) return undefined;
  const missing = 8 - front.length - back.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  return [...front, ...new Array<number>(missing).fill(0), ...back];
}

function groupsOf(text: string, last: boolean): readonly number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [i, part] of parts.entries()) {
    const dotted = last && i === parts.length - 1 && part.includes('.') ? parseIPv4(part) : undefined;
    if (dotted !== undefined) groups.push(...pairs(dotted));
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

const pairs = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]): readonly number[] => [a * 256 + b, c * 256 + d];

/** RFC 5952 §4: lower case, the first longest run of two or more zero groups as `::`. */
export function formatIPv6(groups: readonly number[]): string {
  let from = -1;
  let length = 1;
  for (let i = 0; i < 8; i++) {
    let run = 0;
    while (i + run < 8 && groups[i + run] === 0) run++;
    if (run <= length) continue;
    from = i;
    length = run;
  }
  const hex = groups.map((group) => group.toString(16));
  return from < 0 ? hex.join(':') : `${hex.slice(0, from).join(':')}::${hex.slice(from + length).join(':')}`;
}

export type Nearness = 'public' | 'private' | 'metadata';

const metadataNames: ReadonlySet<string> = new Set(['metadata.google.internal', 'metadata', 'instance-data']);

/** How near a host is, as far as its spelling tells. Names are not resolved. */
export function nearnessOf(host: string): Nearness {
  if (host.includes(':')) return nearnessOfIPv6(parseIPv6(host) ?? []);
  const bytes = host.charCodeAt(0) <= 0x39 ? parseIPv4(host) : undefined;
  if (bytes !== undefined) return nearnessOfIPv4(bytes);
  if (metadataNames.has(host)) return 'metadata';
  return host === 'localhost' || host.endsWith('.localhost') ? 'private' : 'public';
}

/** First address, bits. Metadata services are link-local everywhere, and have public-looking addresses at Azure, Alibaba and Oracle. */
const metadataNetworks = ranges('169.254.0.0/16', '168.63.129.16/32', '100.100.100.200/32', '192.0.0.192/32');
const privateNetworks = ranges(
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
);

function nearnessOfIPv4(bytes: readonly number[]): Nearness {
  const address = numberOf(bytes);
  if (isWithin(address, metadataNetworks)) return 'metadata';
  return isWithin(address, privateNetworks) ? 'private' : 'public';
}

function isWithin(address: number, networks: readonly (readonly [number, number])[]): boolean {
  for (const [first, size] of networks) {
    if (address >= first && address < first + size) return true;
  }
  return false;
}

function ranges(...networks: readonly string[]): readonly (readonly [number, number])[] {
  return networks.map((network) => {
    const [address = '', bits = ''] = network.split('/');
    return [numberOf(parseIPv4(address) ?? []), 2 ** (32 - Number(bits))];
  });
}

function numberOf(bytes: readonly number[]): number {
  return bytes.reduce((number, byte) => number * 256 + byte, 0);
}

const group = (groups: readonly number[], at: number): number => groups[at] ?? 0;

function nearnessOfIPv6(groups: readonly number[]): Nearness {
  const first = group(groups, 0);
  if (first === 0xfd00 && group(groups, 1) === 0x0ec2) return 'metadata';
  if (isZero(groups, 7) && group(groups, 7) <= 1) return 'private';
  if ((isZero(groups, 5) && group(groups, 5) === 0xffff) || isZero(groups, 6))
    return nearnessOfIPv4([
      group(groups, 6) >> 8,
      group(groups, 6) & 0xff,
      group(groups, 7) >> 8,
      group(groups, 7) & 0xff,
    ]);
  return (first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80 ? 'private' : 'public';
}

/** Whether the first `count` groups are 0. */
const isZero = (groups: readonly number[], count: number): boolean => groups.slice(0, count).every((it) => it === 0);
