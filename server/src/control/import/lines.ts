/**
 * Lists with one exit a line. A line that can be read from both ends follows the others: if all that are clear put the credentials
 * first, it does too.
 */
import { readLine, type LineReading } from '../../core/import/line.ts';
import type { Order } from '../../core/import/reading.ts';
import type { ImportScheme } from '../../core/import/schemes.ts';
import type { ImportEntry } from '../import-seam.ts';
import type { Work } from '../work.ts';
import { entryOfLine } from './entry.ts';

export interface NumberedLine {
  readonly line: number;
  readonly text: string;
}

/** Lines between two breaths. */
const part = 256;

export function* readLines(text: string, scheme: ImportScheme): Work<readonly ImportEntry[]> {
  return yield* readEach(splitLines(text), scheme, (i) => i + 1);
}

/** The lines of a document; what stands behind the last line end is one only if there is something. */
export function splitLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

export function* readNumbered(lines: readonly NumberedLine[], scheme: ImportScheme): Work<readonly ImportEntry[]> {
  return yield* readEach(
    lines.map((it) => it.text),
    scheme,
    (i) => lines[i]?.line ?? 0,
  );
}

function* readEach(
  texts: readonly string[],
  scheme: ImportScheme,
  numberOf: (index: number) => number,
): Work<readonly ImportEntry[]> {
  const options = { defaultScheme: scheme };
  const orders = new Set<Order>();
  const ambiguous: number[] = [];
  const entries: ImportEntry[] = [];
  for (const [i, text] of texts.entries()) {
    const reading = readLine(text, options);
    if (reading.kind === 'exit') {
      if (reading.order !== undefined) orders.add(reading.order);
      else if (isAmbiguous(reading)) ambiguous.push(i);
    }
    if (entries.push(entryOfLine(numberOf(i), reading)) % part === 0) yield part;
  }
  if (orders.size !== 1 || !orders.has('credentials-first')) return entries;
  for (const i of ambiguous) entries[i] = entryOfLine(numberOf(i), readSettled(texts[i] ?? '', scheme));
  return entries;
}

const isAmbiguous = (reading: LineReading): boolean =>
  reading.kind === 'exit' && reading.warnings.includes('ambiguous-order');

/** The other lines have answered the question, so there is nothing left to warn of. */
function readSettled(text: string, defaultScheme: ImportScheme): LineReading {
  const reading = readLine(text, { defaultScheme, preferredOrder: 'credentials-first' });
  if (reading.kind !== 'exit') return reading;
  return { ...reading, warnings: reading.warnings.filter((it) => it !== 'ambiguous-order') };
}
