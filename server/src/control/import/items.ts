/**
 * Items of a structured list, texts and objects mixed as they come; their number in the list stands for a line.
 */
import type { ImportScheme } from '../../core/import/schemes.ts';
import type { ImportEntry } from '../import-seam.ts';
import type { Work } from '../work.ts';
import { failedEntry } from './entry.ts';
import { readNumbered, type NumberedLine } from './lines.ts';
import { fieldOf, recordOf, type ListRecord } from './names.ts';
import { readRecord } from './record.ts';

/** Items between two breaths. */
const part = 256;

export function* readItems(items: readonly unknown[], scheme: ImportScheme, first = 1): Work<readonly ImportEntry[]> {
  const lines: NumberedLine[] = [];
  const entries: ImportEntry[] = [];
  for (const [i, item] of items.entries()) {
    const line = first + i;
    if (typeof item === 'string') lines.push({ line, text: item });
    else if (isObject(item)) entries.push(readRecord(line, recordOfObject(item), scheme));
    else entries.push(failedEntry(line, 'bad-record'));
    if (line % part === 0) yield part;
  }
  if (lines.length === 0) return entries;
  return [...entries, ...(yield* readNumbered(lines, scheme))].sort((a, b) => a.line - b.line);
}

const isObject = (item: unknown): item is object => typeof item === 'object' && item !== null && !Array.isArray(item);

const recordOfObject = (item: object): ListRecord =>
  recordOf(Object.entries(item).map(([name, value]) => [fieldOf(name), value]));
