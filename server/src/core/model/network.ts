// Networks: an address as 4 or 16 bytes, and whether it lies in a network. IPv6 addresses that carry an IPv4 one are judged as that.
import { parseIPv4, parseIPv6 } from './address.ts';

export interface Network {
  readonly bytes: readonly number[];
  readonly bits: number;
}

/** The bytes of a literal address (4 or 16); undefined when `text` is a name. IPv6 without brackets; a zone index is ignored. */
export function addressBytes(text: string): readonly number[] | undefined {
  if (!text.includes(':')) return parseIPv4(text);
  const zone = text.indexOf('%');
  return parseIPv6(zone < 0 ? text : text.slice(0, zone))?.flatMap((group) => [group >> 8, group & 0xff]);
}

/** `10.0.0.0/8`, `fe80::/10`. @throws Error for anything else: networks here are written by us. */
export function networksOf(...texts: readonly string[]): readonly Network[] {
  return texts.map(networkOf);
}
function networkOf(text: string): Network {
  const [address, bits] = text.split('/');
  const bytes = addressBytes(address!);
  if (bytes === undefined || bits === undefined) throw new Error(`not a network: ${text}`);
  return { bytes, bits: Number(bits) };
}

export function isInAny(address: readonly number[], networks: readonly Network[]): boolean {
  for (const network of networks) if (isIn(address, network)) return true;
  return false;
}
function isIn(address: readonly number[], { bytes, bits }: Network): boolean {
  if (address.length !== bytes.length) return false;
  for (let i = 0, left = bits; left > 0; i++, left -= 8) {
    const mask = left >= 8 ? 0xff : (0xff << (8 - left)) & 0xff;
    if ((address[i]! & mask) !== (bytes[i]! & mask)) return false;
  }
  return true;
}

/** Mapped `::ffff:0:0/96` (RFC 4291), NAT64 `64:ff9b::/96` (RFC 6052): the last four bytes are an IPv4 address. */
const lastFour = networksOf('::ffff:0:0/96', '64:ff9b::/96');
/** 6to4 (RFC 3056): bytes 2 to 5 are one. */
const sixToFour = networksOf('2002::/16');

/** The IPv4 address an IPv6 address stands for, else itself. A guard that overlooks it is walked around. */
export function innermost(bytes: readonly number[]): readonly number[] {
  if (bytes.length === 4) return bytes;
  if (isInAny(bytes, lastFour)) return bytes.slice(12);
  return isInAny(bytes, sixToFour) ? bytes.slice(2, 6) : bytes;
}
