// What somebody typed or pasted into the palette: words to search for, a verb on something, or a thing that says itself what it is. Pure.
import { failureCodes, type FailureCode } from '@gyre/shared/vocabulary';
import { isFieldLine } from './palette-secret.ts';
import { hitVerbs, type HitVerb } from './palette-verbs.ts';

export interface PaletteText {
  /** `>`: verbs only; `?`: help. */
  readonly mode: 'all' | 'verbs' | 'help';
  /** What remains to search for. */
  readonly search: string;
  /** "drain acme-de-17" names the verb itself; the same word may be one of several kinds of things. */
  readonly verbs: readonly HitVerb[];
  readonly pasted: Pasted | null;
}
export type Pasted =
  | { readonly kind: 'proxy'; readonly text: string; readonly lines: number }
  | { readonly kind: 'target'; readonly target: string }
  | { readonly kind: 'code'; readonly code: FailureCode };

export function readPalette(text: string): PaletteText {
  const typed = text.trim();
  if (typed.startsWith('?')) return { mode: 'help', search: '', verbs: [], pasted: null };
  const mode = typed.startsWith('>') ? 'verbs' : 'all';
  const words = mode === 'verbs' ? typed.slice(1).trim() : typed;
  const lower = words.toLowerCase();
  const begins = hitVerbs.flatMap(({ said }) => said).filter((word) => lower.startsWith(`${word} `));
  const said = begins.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
  const verbs = hitVerbs.filter((verb) => verb.said.includes(said));
  return { mode, verbs, search: words.slice(said.length).trim(), pasted: pastedOf(words) };
}

const proxyLine = new RegExp(
  [
    String.raw`(?:https?|socks[45]h?|socks):\/\/\S+`,
    String.raw`[^\s:@]+:[^\s@]*@[^\s:@]+:\d{1,5}`,
    String.raw`[^\s:@]+:\d{1,5}@[^\s:@]+:\S+`,
    String.raw`[^\s:]+:\d{1,5}:[^\s:]+:\S+`,
    String.raw`[^\s:]+:[^\s:]+:[^\s:]+\.[^\s:]+:\d{1,5}`,
  ]
    .map((form) => `^${form}$`)
    .join('|'),
  'i',
);
const target = /^(?:\[[0-9a-f:]+\]|[a-z0-9][a-z0-9.-]*\.[a-z0-9-]+|localhost):(\d{1,5})$/i;

export function pastedOf(text: string): Pasted | null {
  const lines = text.split(/\s+/).filter(Boolean);
  // Addresses in brackets have colons of their own.
  if (lines.length > 0 && lines.every((line) => proxyLine.test(line.replace(/\[[0-9a-f:.]+\]/i, 'v6.example'))))
    return { kind: 'proxy', text: lines.join('\n'), lines: lines.length };
  if (isFieldLine(text)) return { kind: 'proxy', text, lines: 1 };
  const port = Number(target.exec(text)?.[1] ?? 0);
  if (port > 0 && port < 65_536) return { kind: 'target', target: text.toLowerCase() };
  const asCode = text.toLowerCase().replaceAll(/[\s-]+/g, '_');
  const code = failureCodes.find((one) => one === asCode);
  return code === undefined ? null : { kind: 'code', code };
}
