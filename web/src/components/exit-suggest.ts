// Completions of a query over exits: names of fields first, then the values of a field that has known ones. Pure.
import { exitFieldNames, exitFields, exitFieldOf } from '@gyre/shared/query/exit-fields';
import { printValue } from '@gyre/shared/query/syntax';
import type { Suggestion } from './query-box.tsx';

/** Values seen in the installation, by field. */
export type KnownValues = Readonly<Record<string, readonly string[]>>;

const most = 12;

export function suggestions(text: string, caret: number, known: KnownValues): readonly Suggestion[] {
  const start = text.slice(0, caret).search(/\S*$/);
  const typed = text.slice(start, caret);
  const minus = typed.startsWith('-') ? '-' : '';
  const colon = typed.indexOf(':');
  if (colon < 0) return fieldNames(text, { start, caret, minus, word: typed.slice(minus.length).toLowerCase() });
  const field = typed.slice(minus.length, colon).toLowerCase();
  const comma = typed.lastIndexOf(',');
  const from = start + Math.max(colon, comma) + 1;
  const word = text.slice(from, caret).toLowerCase();
  const values = exitFieldOf(field)?.words ?? known[field] ?? [];
  return values
    .filter((value) => value.toLowerCase().startsWith(word) && value.toLowerCase() !== word)
    .slice(0, most)
    .map((value) => replaced(text, from, caret, { label: value, insert: printValue(value) }));
}

interface Place {
  readonly start: number;
  readonly caret: number;
  readonly minus: string;
  readonly word: string;
}

function fieldNames(text: string, { start, caret, minus, word }: Place): readonly Suggestion[] {
  return exitFieldNames
    .filter((name) => name.startsWith(word))
    .slice(0, most)
    .map((name) =>
      replaced(text, start, caret, {
        label: `${minus}${name}:`,
        insert: `${minus}${name}:`,
        help: exitFields[name].help,
      }),
    );
}

function replaced(
  text: string,
  from: number,
  to: number,
  what: { label: string; insert: string; help?: string },
): Suggestion {
  return {
    label: what.label,
    help: what.help,
    text: text.slice(0, from) + what.insert + text.slice(to),
    caret: from + what.insert.length,
  };
}
