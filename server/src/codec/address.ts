/**
 * Literal addresses and host names: what may stand where a host belongs. Strict on purpose — `0x7f.1`, `127.1` or a name with a space
 * would mean one thing to the reader that checks it and another to the one that dials it.
 */

export type HostKind = 'ipv4' | 'ipv6' | 'name';

const longestName = 253;
const longestLabel = 63;

/** What `text` (IPv6 without brackets) is; `undefined` when it is no host at all. */
export function hostKind(text: string): HostKind | undefined {
  if (text.includes(':')) return parseIPv6(text) === undefined ? undefined : 'ipv6';
  let label = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x2e) {
      if (i === label || i - label > longestLabel) return undefined;
      label = i + 1;
    } else if (nameChars[code] !== 1) {
      return undefined;
    }
  }
  if (text.length === 0 || text.length > longestName || text.length - label > longestLabel) return undefined;
  if (!endsInNumber(text)) return 'name';
  return parseIPv4(text) === undefined ? undefined : 'ipv4';
}

/** One spelling for one host: names in lower case, IPv6 as RFC 5952 writes it. */
export function canonicalHost(text: string, kind: HostKind): string {
  if (kind === 'ipv4') return text;
  const bytes = kind === 'ipv6' ? parseIPv6(text) : undefined;
  return bytes === undefined ? lowerCase(text) : formatIPv6(bytes, 0);
}

/** A name is nearly always in lower case already; then nothing is copied. */
function lowerCase(name: string): string {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code >= 0x41 && code <= 0x5a) return name.toLowerCase();
  }
  return name;
}

/** Letters, digits, hyphen, and the underscore that real names use. */
const nameChars: Uint8Array = new Uint8Array(128).map((_, code) => {
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x5f ? 1 : 0;
});

/**
 * Whether a resolver might take the name for an IPv4 address: the last label (a trailing dot aside) is all digits, or 0x and
 * hexadecimal digits (URL Standard, "ends in a number").
 */
function endsInNumber(text: string): boolean {
  const end = text.endsWith('.') ? text.length - 1 : text.length;
  const last = text.lastIndexOf('.', end - 1) + 1;
  const first = text.charCodeAt(last);
  if (!(first >= 0x30 && first <= 0x39)) return false;
  if (first === 0x30 && (text.charCodeAt(last + 1) | 0x20) === 0x78) return allOf(text, last + 2, end, isHexDigit);
  return allOf(text, last, end, isDigit);
}

function allOf(text: string, from: number, to: number, accepts: (code: number) => boolean): boolean {
  for (let i = from; i < to; i++) {
    if (!accepts(text.charCodeAt(i))) return false;
  }
  return true;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isHexDigit = (code: number): boolean => isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);

/** Four decimal numbers 0–255 without leading zeros (RFC 3986 §3.2.2), as four bytes. */
export function parseIPv4(text: string): Uint8Array | undefined {
  const parts = text.split('.', 5);
  if (parts.length !== 4) return undefined;
  const bytes = new Uint8Array(4);
  for (let i = 0; i < 4; i++) {
    const part = parts[i] ?? '';
    if (part.length === 0 || part.length > 3 || !allOf(part, 0, part.length, isDigit)) return undefined;
    if (part.length > 1 && part.charCodeAt(0) === 0x30) return undefined;
    const value = Number(part);
    if (value > 255) return undefined;
    bytes[i] = value;
  }
  return bytes;
}

/** RFC 4291 §2.2, all three forms, no zone: sixteen bytes. */
export function parseIPv6(text: string): Uint8Array | undefined {
  const gap = text.indexOf('::');
  if (gap >= 0 && text.indexOf('::', gap + 1) >= 0) return undefined;
  const head = groups(gap < 0 ? text : text.slice(0, gap), gap < 0);
  const tail = gap < 0 ? [] : groups(text.slice(gap + 2), true);
  if (head === undefined || tail === undefined) return undefined;
  const missing = 16 - head.length - tail.length;
  if (gap < 0 ? missing !== 0 : missing < 2) return undefined;
  const bytes = new Uint8Array(16);
  bytes.set(head, 0);
  bytes.set(tail, 16 - tail.length);
  return bytes;
}

/** Groups of up to four hexadecimal digits as bytes; a dotted IPv4 may be the last one where `mayEndInIPv4`. */
function groups(text: string, mayEndInIPv4: boolean): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const parts = text.split(':', 10);
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] ?? '';
    if (part.includes('.')) {
      const dotted = mayEndInIPv4 && i === parts.length - 1 ? parseIPv4(part) : undefined;
      if (dotted === undefined) return undefined;
      bytes.push(...dotted);
    } else {
      if (part.length === 0 || part.length > 4 || !allOf(part, 0, part.length, isHexDigit)) return undefined;
      const value = parseInt(part, 16);
      bytes.push(value >> 8, value & 0xff);
    }
  }
  return bytes;
}

/** Four bytes at `at` as dotted text. */
export const formatIPv4 = (bytes: Uint8Array, at: number): string =>
  `${bytes[at]}.${bytes[at + 1]}.${bytes[at + 2]}.${bytes[at + 3]}`;

/** Sixteen bytes at `at` in canonical form (RFC 5952 §4): lower case, the first longest run of two or more zero groups as `::`. */
export function formatIPv6(bytes: Uint8Array, at: number): string {
  const values: number[] = [];
  for (let i = 0; i < 16; i += 2) values.push(((bytes[at + i] ?? 0) << 8) | (bytes[at + i + 1] ?? 0));
  let best = -1;
  let length = 1;
  for (let i = 0; i < 8; i++) {
    let run = 0;
    while (i + run < 8 && values[i + run] === 0) run++;
    if (run > length) {
      best = i;
      length = run;
    }
  }
  const hex = values.map((value) => value.toString(16));
  return best < 0 ? hex.join(':') : `${hex.slice(0, best).join(':')}::${hex.slice(best + length).join(':')}`;
}
