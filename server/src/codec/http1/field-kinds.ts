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

/** The kind of the field whose name stands at `start`…`end` (a token). First letter, then length, then the letters. */
export function fieldKind(text: string, start: number, end: number): number {
  const size = end - start;
  switch (text.charCodeAt(start) | 0x20) {
    case 0x63: // c
      if (size === 10 && hasLower(text, start, 'connection')) return connection;
      return size === 14 && hasLower(text, start, 'content-length') ? contentLength : other;
    case 0x65: // e
      return size === 6 && hasLower(text, start, 'expect') ? expect : other;
    case 0x68: // h
      return size === 4 && hasLower(text, start, 'host') ? host : other;
    case 0x6b: // k
      return size === 10 && hasLower(text, start, 'keep-alive') ? keepAlive : other;
    case 0x70: // p
      return size >= 6 && hasLower(text, start, 'proxy-') ? proxyKind(text, start, size) : other;
    case 0x72: // r
      return size === 11 && hasLower(text, start, 'retry-after') ? retryAfter : other;
    case 0x74: // t
      if (size === 2 && hasLower(text, start, 'te')) return te;
      if (size === 7 && hasLower(text, start, 'trailer')) return trailer;
      return size === 17 && hasLower(text, start, 'transfer-encoding') ? transferEncoding : other;
    case 0x75: // u
      return size === 7 && hasLower(text, start, 'upgrade') ? upgrade : other;
    case 0x78: // x
      return size >= gyrePrefix && hasLower(text, start, 'x-gyre-') ? gyre : other;
    default:
      return other;
  }
}

function proxyKind(text: string, start: number, size: number): number {
  if (size === 19 && hasLower(text, start + 6, 'authorization')) return proxyAuthorization;
  if (size === 16 && hasLower(text, start + 6, 'connection')) return proxyConnection;
  if (size === 18 && hasLower(text, start + 6, 'authenticate')) return proxyAuthenticate;
  return size === 12 && hasLower(text, start + 6, 'status') ? proxyStatus : proxyOther;
}
