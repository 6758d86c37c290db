// Bytes in every way a network may cut them. What reads them has to come to the same end each time.

export type Text = string | Uint8Array;

/** Latin1: one char per byte. */
export const bytesOf = (text: Text): Uint8Array =>
  typeof text === 'string' ? Uint8Array.from(text, (char) => char.charCodeAt(0)) : Uint8Array.from(text);

export const textOf = (bytes: Text | undefined): string =>
  typeof bytes === 'string' || bytes === undefined ? (bytes ?? '') : Buffer.from(bytes).toString('latin1');

/** In one piece, in two pieces at every position, and byte by byte. Each piece is memory of its own. */
export function* cuts(given: Text): Generator<readonly Uint8Array[]> {
  const bytes = bytesOf(given);
  yield [bytes.slice()];
  for (let at = 1; at < bytes.length; at++) yield [bytes.slice(0, at), bytes.slice(at)];
  if (bytes.length > 2) yield byteByByte(bytes);
}

export const byteByByte = (bytes: Uint8Array): readonly Uint8Array[] =>
  Array.from(bytes, (byte) => Uint8Array.of(byte));

/** Fills a piece that has been read: who kept a view of it, reads this from now on. */
export const poison = (piece: Uint8Array): void => void piece.fill(0xaa);
