/**
 * Lists with one exit a line. A line that can be read from both ends follows the others: if all that are clear put the credentials
 * first, it does too.
 */
import { readLine, type LineReading } from '../../core/import/line.ts';
import type { Order } from '../../core/import/reading.ts';
import type { ImportScheme } from '../../core/import/schemes.ts';
import type { ImportEntry } from '../import-seam.ts';
import { entryOfLine } from './entry.ts';

export interface NumberedLine {
  readonly line: number;
  readonly text: string;
}

export function readLines(text: string, scheme: ImportScheme): readonly ImportEntry[] {
  return readNumbered(
    splitLines(text).map((it, i) => ({ line: i + 1, text: it })),
    scheme,
  );
}

/** The lines of a document; what stands behind the last line end is one only if there is something. */
export function splitLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

export function readNumbered(lines: readonly NumberedLine[], scheme: ImportScheme): readonly ImportEntry[] {
  const readings = lines.map((it) => readLine(it.text, { defaultScheme: scheme }));
  const settled = orderOf(readings) === 'credentials-first';
  return readings.map((reading, i) => {
    const { line, text } = lines[i] ?? { line: 0, text: '' };
    return entryOfLine(line, settled && isAmbiguous(reading) ? readSettled(text, scheme) : reading);
  });
}

const isAmbiguous = (reading: LineReading): boolean =>
  reading.kind === 'exit' && reading.warnings.includes('ambiguous-order');

/** The other lines have answered the question, so there is nothing left to warn of. */
function readSettled(text: string, defaultScheme: ImportScheme): LineReading {
  const reading = readLine(text, { defaultScheme, preferredOrder: 'credentials-first' });
  if (reading.kind !== 'exit') return reading;
  return { ...reading, warnings: reading.warnings.filter((it) => it !== 'ambiguous-order') };
}

/** The order of all lines that show one; undefined when there is none or they differ. */
function orderOf(readings: readonly LineReading[]): Order | undefined {
  let order: Order | undefined;
  for (const reading of readings) {
    const shown = reading.kind === 'exit' ? reading.order : undefined;
    if (shown === undefined) continue;
    if (order !== undefined && order !== shown) return undefined;
    order = shown;
  }
  return order;
}
