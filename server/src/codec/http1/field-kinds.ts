/**
 * The fields a gateway has to know, as small numbers. Everything else is `other` and passes untouched.
 * Kinds from `firstHop` on are about one connection only and are never forwarded (RFC 9110 §7.6.1).
 */
import { hasLower } from './chars.ts';

export const other = 0;
export const host = 1;
export const contentLength = 2;
export const transferEncoding = 3;
export const expect = 4;
export const trailer = 5;
export const retryAfter = 6;
/** RFC 9209: for the client, so it passes in responses; a request has no business with it. */
export const proxyStatus = 7;
export const firstHop = 8;
export const connection = 8;
export const keepAlive = 9;
export const te = 10;
export const upgrade = 11;
export const proxyOther = 12;
export const proxyAuthorization = 13;
export const proxyConnection = 14;
export const proxyAuthenticate = 15;
export const gyre = 16;

/** Length of `X-Gyre-`. */
export const gyrePrefix = 7;

interface Known {
  readonly name: string;
  readonly kind: number;
  /** Any name that begins so. */
  readonly prefix: boolean;
}

const exactly = (name: string, kind: number): Known => ({ name, kind, prefix: false });
const beginning = (name: string, kind: number): Known => ({ name, kind, prefix: true });

/** By first letter, in lower case; within a letter the first match counts. Most fields of most heads begin with another letter. */
const byLetter: readonly (readonly Known[] | undefined)[] = letters({
  c: [exactly('connection', connection), exactly('content-length', contentLength)],
  e: [exactly('expect', expect)],
  h: [exactly('host', host)],
  k: [exactly('keep-alive', keepAlive)],
  p: [
    exactly('proxy-authorization', proxyAuthorization),
    exactly('proxy-connection', proxyConnection),
    exactly('proxy-authenticate', proxyAuthenticate),
    exactly('proxy-status', proxyStatus),
    beginning('proxy-', proxyOther),
  ],
  r: [exactly('retry-after', retryAfter)],
  t: [exactly('te', te), exactly('trailer', trailer), exactly('transfer-encoding', transferEncoding)],
  u: [exactly('upgrade', upgrade)],
  x: [beginning('x-gyre-', gyre)],
});

function letters(known: Readonly<Record<string, readonly Known[]>>): (readonly Known[] | undefined)[] {
  return Array.from({ length: 256 }, (_, code) => known[String.fromCharCode(code)]);
}

/** The kind of the field whose name stands at `start`…`end` (a token). First letter, then length, then the letters. */
export function fieldKind(text: string, start: number, end: number): number {
  const known = byLetter[text.charCodeAt(start) | 0x20];
  if (known === undefined) return other;
  const size = end - start;
  for (let i = 0; i < known.length; i++) {
    const { name, kind, prefix } = known[i]!;
    if ((size === name.length || (prefix && size > name.length)) && hasLower(text, start, name)) return kind;
  }
  return other;
}
