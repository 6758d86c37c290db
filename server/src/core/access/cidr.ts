// Networks: an address as 16 bytes, and whether it lies in a network. IPv4 and IPv6 addresses that carry one are judged as IPv4.

export interface Network {
  readonly bytes: readonly number[];
  readonly bits: number;
}

/** The bytes of a literal address (4 or 16); undefined when `text` is a name. IPv6 without brackets; a zone index is ignored. */
export function addressBytes(text: string): readonly number[] | undefined {
  return text.includes(':') ? ipv6(text.split('%', 1)[0]!) : ipv4(text);
}

/** `10.0.0.0/8`, `fe80::/10`. @throws Error for anything else: networks here are written by us. */
export function networkOf(text: string): Network {
  const [address, bits] = text.split('/');
  const bytes = addressBytes(address!);
  if (bytes === undefined || bits === undefined) throw new Error(`not a network: ${text}`);
  return { bytes, bits: Number(bits) };
}

export function isIn(address: readonly number[], { bytes, bits }: Network): boolean {
  if (address.length !== bytes.length) return false;
  for (let i = 0, left = bits; left > 0; i++, left -= 8) {
    const mask = left >= 8 ? 0xff : (0xff << (8 - left)) & 0xff;
    if ((address[i]! & mask) !== (bytes[i]! & mask)) return false;
  }
  return true;
}

/**
 * The IPv4 address an IPv6 address stands for, else itself: mapped `::ffff:0:0/96`, compatible `::/96`, NAT64 `64:ff9b::/96` (RFC 6052),
 * 6to4 `2002::/16` (RFC 3056). A guard that overlooks them is walked around.
 */
export function innermost(bytes: readonly number[]): readonly number[] {
  if (bytes.length === 4) return bytes;
  const start = (network: Network): boolean => isIn(bytes, network);
  if (start(mapped) || start(nat64) || (start(compatible) && (bytes[12] !== 0 || bytes[13] !== 0)))
    return bytes.slice(12);
  return start(sixToFour) ? bytes.slice(2, 6) : bytes;
}

function ipv4(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  const bytes = parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

function ipv6(text: string): readonly number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const front = groups(halves[0]!);
  const back = groups(halves[1] ?? '');
  if (front === undefined || back === undefined) return undefined;
  const missing = 16 - front.length - back.length;
  if (halves.length === 1 ? missing !== 0 : missing < 2) return undefined;
  return [...front, ...new Array<number>(missing).fill(0), ...back];
}

function groups(text: string): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const parts = text.split(':');
  for (const [i, part] of parts.entries()) {
    const tail = i === parts.length - 1 ? ipv4(part) : undefined;
    if (tail !== undefined) bytes.push(...tail);
    else if (/^[0-9A-Fa-f]{1,4}$/.test(part)) bytes.push(parseInt(part, 16) >> 8, parseInt(part, 16) & 0xff);
    else return undefined;
  }
  return bytes;
}

const mapped = networkOf('::ffff:0:0/96');
const compatible = networkOf('::/96');
const nat64 = networkOf('64:ff9b::/96');
const sixToFour = networkOf('2002::/16');
