/**
 * Numbers and address forms of SOCKS5 (RFC 1928, RFC 1929), used by both sides.
 */
import { canonicalHost, formatIPv4, formatIPv6, hostKind, parseIPv4, parseIPv6, type HostKind } from '../address.ts';
import { fromLatin1, latin1 } from '../bytes.ts';

export const version = 5;
/** Methods, RFC 1928 §3. */
export const noAuth = 0x00;
export const userPass = 0x02;
export const noneAcceptable = 0xff;
/** RFC 1929 §2: version of the sub-negotiation, and its verdicts. */
export const authVersion = 1;
export const authOk = 0;
/** Commands, RFC 1928 §4. */
export const connectCommand = 1;
/** Address types, RFC 1928 §5. */
export const typeIPv4 = 1;
export const typeName = 3;
export const typeIPv6 = 4;

/** Replies, RFC 1928 §6. */
export const replies = {
  succeeded: 0,
  generalFailure: 1,
  notAllowed: 2,
  networkUnreachable: 3,
  hostUnreachable: 4,
  connectionRefused: 5,
  ttlExpired: 6,
  commandNotSupported: 7,
  addressTypeNotSupported: 8,
} as const;

export interface SocksAddress {
  /** Lower-case name, dotted IPv4, or canonical IPv6. */
  readonly host: string;
  /** What the host is, whatever form it had on the wire: a literal sent as a name is reported as the literal. */
  readonly addressType: HostKind;
}

/** Bytes of an address after its type byte, the length byte of a name included; 0 for an unknown type. */
export function addressSize(type: number, nameLength: number): number {
  if (type === typeIPv4) return 4;
  if (type === typeIPv6) return 16;
  return type === typeName ? 1 + nameLength : 0;
}

/** Reads the address behind a type byte; `undefined` when a name is none. */
export function readAddress(bytes: Uint8Array, at: number, type: number): SocksAddress | undefined {
  if (type === typeIPv4) return { host: formatIPv4(bytes, at), addressType: 'ipv4' };
  if (type === typeIPv6) return { host: formatIPv6(bytes, at), addressType: 'ipv6' };
  return readName(latin1(bytes, at + 1, at + 1 + (bytes[at] ?? 0)));
}

/** A name as SOCKS clients send it. It may later stand in a CONNECT line, so it has to be a host, not just printable. */
export function readName(text: string): SocksAddress | undefined {
  const kind = hostKind(text);
  return kind === undefined ? undefined : { host: canonicalHost(text, kind), addressType: kind };
}

/** Type byte and address of a host; `undefined` when it is no host. Literals go as addresses, names as names. */
export function writeAddress(host: string): Uint8Array | undefined {
  switch (hostKind(host)) {
    case 'ipv4':
      return Uint8Array.of(typeIPv4, ...(parseIPv4(host) ?? []));
    case 'ipv6':
      return Uint8Array.of(typeIPv6, ...(parseIPv6(host) ?? []));
    case 'name':
      return Uint8Array.of(typeName, host.length, ...fromLatin1(host));
    default:
      return undefined;
  }
}

export const readPort = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
