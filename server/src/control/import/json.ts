/**
 * JSON as APIs and programs give it: an array of texts or objects, an object around such an array, or one object a line.
 */
import type { ImportScheme } from '../../core/import/schemes.ts';
import type { ImportEntry } from '../import-seam.ts';
import type { Work } from '../work.ts';
import { failedEntry } from './entry.ts';
import { readItems } from './items.ts';
import { splitLines } from './lines.ts';
import { fieldOf, type FieldName } from './names.ts';

const listNames = ['data', 'proxies', 'results', 'list', 'exits', 'items', 'outbounds'] as const;
/** How deep a list may be wrapped. */
const deepest = 3;

export function* readJson(text: string, scheme: ImportScheme): Work<readonly ImportEntry[] | undefined> {
  if (!/^\s*[{[]/.test(text)) return undefined;
  const whole = parsed(text);
  if (whole === undefined) return (yield* readJsonLines(text, scheme)) ?? unreadable(text);
  const items = itemsOf(whole, deepest);
  return items === undefined ? [failedEntry(1, 'no-records')] : yield* readItems(items, scheme);
}

/** `[` also begins an IPv6 address and `[ProxyList]`; those are not ours. */
function unreadable(text: string): readonly ImportEntry[] | undefined {
  return /^\s*(?:\{|\[\s*(?:["{\]]|$))/.test(text) ? [failedEntry(1, 'bad-json')] : undefined;
}

function* readJsonLines(text: string, scheme: ImportScheme): Work<readonly ImportEntry[] | undefined> {
  const lines = splitLines(text);
  const first = lines.find((it) => it.trim() !== '') ?? '';
  if (!first.trim().startsWith('{') || parsed(first) === undefined) return undefined;
  const entries: ImportEntry[] = [];
  for (const [i, it] of lines.entries()) {
    if (it.trim() === '') continue;
    const value = parsed(it);
    if (value === undefined) entries.push(failedEntry(i + 1, 'bad-json'));
    else entries.push(...(yield* readItems([value], scheme, i + 1)));
  }
  return entries;
}

/** JSON has no `undefined`, so that it can mean "no JSON". */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function itemsOf(value: unknown, depth: number): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (typeof value !== 'object' || value === null || depth === 0) return undefined;
  const members = new Map<string, unknown>(Object.entries(value));
  for (const name of listNames) {
    const items = itemsOf(members.get(name), depth - 1);
    if (items !== undefined) return items;
  }
  // One record alone; anything else with no list in it is none.
  return Object.keys(value).some((name) => isAddress(fieldOf(name))) ? [value] : undefined;
}
const isAddress = (field: FieldName | undefined): boolean => field === 'host' || field === 'whole';
