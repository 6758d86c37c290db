/**
 * Which characters may stand where in an HTTP/1 head (RFC 9110 §5.5, §5.6.2), as tables: one look-up per char on the hot path.
 * A look-up out of range (end of text, char above 0xFF) gives `undefined`, which is never 1: loops stop there by themselves.
 */

export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SP = 0x20;
export const COLON = 0x3a;

function table(accepts: (code: number) => boolean): Uint8Array {
  const flags = new Uint8Array(256);
  for (let code = 0; code < 256; code++) flags[code] = accepts(code) ? 1 : 0;
  return flags;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
const tokenMarks = "!#$%&'*+-.^_`|~";

/** tchar, RFC 9110 §5.6.2. */
export const tokenChars = table(
  (code) => isDigit(code) || isLetter(code) || (code > SP && tokenMarks.includes(String.fromCharCode(code))),
);
/** What a field value, reason phrase or chunk extension may hold: HTAB, SP, VCHAR, obs-text (RFC 9110 §5.5). */
export const valueChars = table((code) => code === TAB || (code >= SP && code !== 0x7f));
/** A request target: anything visible; bytes above 0x7F pass because clients send raw UTF-8 paths. */
export const targetChars = table((code) => code > SP && code !== 0x7f);

/** Value of a hexadecimal digit, 0xFF for anything else. */
export const hexValues: Uint8Array = new Uint8Array(256).fill(0xff).map((none, code) => {
  if (isDigit(code)) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 && isLetter(code) ? letter - 0x57 : none;
});

/**
 * Whether `text` has `lower` at `at`, whatever its case. `lower` holds only small letters, digits and hyphens, and the text there has
 * no control characters; then setting bit 5 folds case and makes nothing else equal.
 */
export function hasLower(text: string, at: number, lower: string): boolean {
  for (let i = 0; i < lower.length; i++) {
    if ((text.charCodeAt(at + i) | 0x20) !== lower.charCodeAt(i)) return false;
  }
  return true;
}

/** Whether `text` as a whole is `lower`, whatever its case (same conditions). */
export const isLower = (text: string, lower: string): boolean =>
  text.length === lower.length && hasLower(text, 0, lower);

/** Whether every char is in `chars` and there is at least one. */
export function consistsOf(text: string, chars: Uint8Array): boolean {
  for (let i = 0; i < text.length; i++) {
    if (chars[text.charCodeAt(i)] !== 1) return false;
  }
  return text.length > 0;
}
