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

/** Two letters for every twelve bits: logins are filled in for every request of a vendor's gateway. */
const pairs = Array.from({ length: 4096 }, (_, bits) => alphabet[bits >> 6]! + alphabet[bits & 63]!);

/** Base64 with padding (RFC 4648 §4) of the UTF-8 bytes of `text`. */
export function base64(text: string): string {
  const plain = /^[\0-\x7f]*$/.test(text);
  const whole = plain ? text.length - (text.length % 3) : 0;
  let out = '';
  for (let i = 0; i < whole; i += 3) {
    const three = (text.charCodeAt(i) << 16) | (text.charCodeAt(i + 1) << 8) | text.charCodeAt(i + 2);
    out += pairs[three >> 12]! + pairs[three & 4095]!;
  }
  return whole === text.length ? out : out + ofBytes(utf8(text.slice(whole)));
}

function ofBytes(bytes: readonly number[]): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const three = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    out += alphabet[three >> 18]! + alphabet[(three >> 12) & 63]!;
    out += i + 1 < bytes.length ? alphabet[(three >> 6) & 63]! : '=';
    out += i + 2 < bytes.length ? alphabet[three & 63]! : '=';
  }
  return out;
}
