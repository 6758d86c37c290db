/**
 * Bytes ↔ text without `Buffer` or `TextDecoder`: latin1 (one char per byte) for protocol text, UTF-8 for credentials.
 * Owns nothing; every answer is a fresh value, never a view.
 */

/** What Node's Buffers offer besides `Uint8Array`; used when it is there, never required. */
interface Latin1Sliceable {
  latin1Slice?: (start: number, end: number) => string;
}

/** Arguments of one `String.fromCharCode` call stay far below the engine's stack limit. */
const piece = 4096;

/** The bytes `start`…`end` as text, one char per byte. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  if (end <= start) return '';
  const native = bytes as Latin1Sliceable;
  if (native.latin1Slice !== undefined) return native.latin1Slice(start, end);
  let text = '';
  for (let at = start; at < end; at += piece) {
    text += fromCodes(bytes.subarray(at, Math.min(end, at + piece)));
  }
  return text;
}

/** `fromCharCode` wants `number[]`; any array-like works at run time. */
const fromCodes = (codes: Uint8Array): string => String.fromCharCode.apply(null, codes as unknown as number[]);

/** The text as bytes, one byte per char; chars above 0xFF lose their upper byte, as in Node's latin1. */
export function fromLatin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/**
 * Credentials as text: UTF-8 when the bytes are valid UTF-8 (RFC 3629), else latin1, because some clients send that.
 */
export function credentialText(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end;) {
    const size = sequenceSize(bytes, at, end);
    if (size === 0) return latin1(bytes, start, end);
    text += String.fromCodePoint(codePoint(bytes, at, size));
    at += size;
  }
  return text;
}

/** Length of the well-formed UTF-8 sequence at `at`, 0 when there is none (RFC 3629 §4; no surrogates, no overlong forms). */
function sequenceSize(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || at + size > end) return 0;
  for (let i = 1; i < size; i++) {
    if ((bytes[at + i]! & 0xc0) !== 0x80) return 0;
  }
  return fits(lead, bytes[at + 1]!) ? size : 0;
}

/** Whether a second byte may follow this lead: neither overlong, nor a surrogate, nor beyond the last code point. */
function fits(lead: number, second: number): boolean {
  if (lead === 0xe0) return second >= 0xa0;
  if (lead === 0xed) return second <= 0x9f;
  if (lead === 0xf0) return second >= 0x90;
  return lead !== 0xf4 || second <= 0x8f;
}

function codePoint(bytes: Uint8Array, at: number, size: number): number {
  const lead = bytes[at] ?? 0;
  if (size === 1) return lead;
  let code = lead & (0xff >> (size + 1));
  for (let i = 1; i < size; i++) code = (code << 6) | ((bytes[at + i] ?? 0) & 0x3f);
  return code;
}

/** Credentials as UTF-8 bytes; a lone surrogate becomes U+FFFD. */
export function credentialBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const char of text) {
    const raw = char.codePointAt(0) ?? 0;
    const code = raw >= 0xd800 && raw <= 0xdfff ? 0xfffd : raw;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    else
      bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
  }
  return Uint8Array.from(bytes);
}

/** Both in one, in order. */
export function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first, 0);
  both.set(second, first.length);
  return both;
}
