/**
 * Subscription bodies: a whole list in base64, or its URL alphabet.
 */

const blob = /^[A-Za-z0-9+/=_\-\s]+$/;
const decoder = new TextDecoder('utf-8', { fatal: true });

/** The list inside; undefined when the text is no base64, or nothing with a colon in it. */
export function decodeBase64(text: string): string | undefined {
  // Lists have dots and colons near their start: nearly all are told apart there.
  if (!blob.test(text.slice(0, 200)) || !blob.test(text)) return undefined;
  try {
    const decoded = decoder.decode(Buffer.from(text, 'base64'));
    return decoded.includes(':') ? decoded : undefined;
  } catch {
    return undefined;
  }
}
