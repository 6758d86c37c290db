// UTF-8 and base64 without the platform: the core may not see Buffer, TextEncoder or btoa.

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes of `text` in UTF-8; a lone surrogate becomes U+FFFD, as everywhere else. */
export function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const char of text) {
    let code = char.codePointAt(0)!;
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

const codes = Uint8Array.from(alphabet, (letter) => letter.charCodeAt(0));
const padding = 0x3d;
/** Letters put together at once; arguments of one call have an end. Whole fours. */
const atOnce = 4096;

/**
 * Base64 with padding (RFC 4648 §4) of the UTF-8 bytes of `text`. Put together from numbers in one go: a text that grows letter by letter is
 * kept as the tree of its parts, several times its size, and logins are kept for every exit.
 */
export function base64(text: string): string {
  const plain = /^[\0-\x7f]*$/.test(text);
  return plain ? lettersOf(text.length, (i) => text.charCodeAt(i)) : ofBytes(utf8(text));
}
const ofBytes = (bytes: readonly number[]): string => lettersOf(bytes.length, (i) => bytes[i]!);

function lettersOf(count: number, byteAt: (index: number) => number): string {
  let text = '';
  let letters: number[] = [];
  const byte = (i: number): number => (i < count ? byteAt(i) : 0);
  for (let i = 0; i < count; i += 3) {
    const three = (byteAt(i) << 16) | (byte(i + 1) << 8) | byte(i + 2);
    letters.push(codes[three >> 18]!, codes[(three >> 12) & 63]!);
    letters.push(i + 1 < count ? codes[(three >> 6) & 63]! : padding, i + 2 < count ? codes[three & 63]! : padding);
    if (letters.length < atOnce) continue;
    text += String.fromCharCode(...letters);
    letters = [];
  }
  return text + String.fromCharCode(...letters);
}
