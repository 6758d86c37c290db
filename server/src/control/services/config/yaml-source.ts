// A text of YAML as a plain value, with the line and column of every key and item. Runs here for small texts and in a thread for others.
import type { Node } from 'yaml';
import { yaml } from '../../yaml.ts';

export interface Place {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
}
export interface YamlSource {
  readonly value: unknown;
  /** By JSON pointer. */
  readonly places: ReadonlyMap<string, Place>;
  readonly faults: readonly (Place & { readonly message: string })[];
}
const tooDeep: YamlSource = {
  value: null,
  places: new Map(),
  faults: [{ line: 1, column: 1, message: 'it is nested too deeply' }],
};
const mostAliases = 100;
const mostFaults = 20;

export function readYamlSource(text: string): YamlSource {
  try {
    return readWhole(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return tooDeep;
  }
}

function readWhole(text: string): YamlSource {
  const { LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'core', lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  // The reader of YAML tells it as a fault of the text.
  if (document.errors.some((it) => it.message.includes('call stack'))) return tooDeep;
  const places = new Map<string, Place>();
  const faults = document.errors.slice(0, mostFaults).map((it) => ({ ...placeAt(it.pos[0]), message: it.message }));
  if (faults.length > 0) return { value: null, places, faults };
  notePlaces(document.contents, '', (pointer, offset) => places.set(pointer, placeAt(offset)));
  try {
    return { value: document.toJS({ maxAliasCount: mostAliases }) as unknown, places, faults };
  } catch (error) {
    return { value: null, places, faults: [{ line: 1, column: 1, message: (error as Error).message }] };
  }
}

function notePlaces(node: unknown, at: string, note: (pointer: string, offset: number) => void): void {
  const { isAlias, isMap, isScalar, isSeq } = yaml();
  if (isMap(node))
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const pointer = `${at}/${String(key.value).replace(/~/g, '~0').replace(/\//g, '~1')}`;
      note(pointer, key.range?.[0] ?? 0);
      notePlaces(value, pointer, note);
    }
  else if (isSeq(node))
    node.items.forEach((item, i) => {
      const range = isAlias(item) ? undefined : (item as Node | null)?.range;
      if (range) note(`${at}/${i}`, range[0]);
      notePlaces(item, `${at}/${i}`, note);
    });
}
