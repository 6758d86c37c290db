// What is wrong with a document, as the server tells it: each fault with the line it is in. Pure.
import { ApiError } from '../../lib/api-client.ts';

export interface Fault {
  /** From 1; null when it is about the whole document. */
  readonly line: number | null;
  readonly text: string;
}

export function faultsOf(error: Error): readonly Fault[] {
  const told = error instanceof ApiError ? (error.problem?.errors ?? []) : [];
  if (told.length === 0) return [{ line: null, text: error.message }];
  return told.map(({ message }) => {
    const found = /^line (\d+), column \d+: (.*)$/s.exec(message);
    return found === null ? { line: null, text: message } : { line: Number(found[1]), text: found[2]! };
  });
}

/** Where a line begins and ends in a text. */
export function lineRange(text: string, line: number): readonly [start: number, end: number] {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const next = text.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  return [start, end < 0 ? text.length : end];
}
