/**
 * The trailer section behind the last chunk (RFC 9110 §6.5, RFC 9112 §7.1.2): well-formed, and free of fields that a reader
 * merging trailers into the head could mistake for framing, routing or credentials.
 */
import { FieldCursor } from './field-cursor.ts';

const forbiddenNames: ReadonlySet<string> = new Set([
  'authorization',
  'connection',
  'content-encoding',
  'content-length',
  'content-range',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
const forbiddenPrefixes: readonly string[] = ['proxy-', 'x-gyre-'];

/** What is wrong with the trailers in `text`, which ends with the empty line; `undefined` when they may pass. */
export function trailerFault(text: string): string | undefined {
  const line = new FieldCursor(text, 0);
  while (line.next()) {
    const name = line.lowerName();
    if (forbiddenNames.has(name) || forbiddenPrefixes.some((prefix) => name.startsWith(prefix)))
      return 'a field that may not be a trailer';
  }
  return line.fault?.detail;
}
