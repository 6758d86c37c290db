/**
 * One line of a list → the exit it names, or why it names none. Takes every order people use; the three readings are tried one after the
 * other and the first without a fault counts.
 */
import { readByAt, unescapePercent } from './by-at.ts';
import { readByColons } from './by-colons.ts';
import { readByFields } from './by-fields.ts';
import { importErrors, type ImportErrorCode, type ImportWarning } from './faults.ts';
import { maskPart, maskUnread } from './mask.ts';
import { checkParts, type ExitParts } from './parts.ts';
import { noWarnings, type Order, type Reading } from './reading.ts';
import { schemeOf, type ImportScheme } from './schemes.ts';

export interface LineOptions {
  /** Scheme of lines that name none. */
  readonly defaultScheme: ImportScheme;
  /** Which order counts where a line can be read both ways; endpoint first unless given. */
  readonly preferredOrder?: Order;
}

/** `text` is the line with passwords masked. */
export type LineReading =
  | {
      readonly kind: 'exit';
      readonly text: string;
      readonly exit: ExitParts;
      readonly warnings: readonly ImportWarning[];
      /** Set where the line itself shows which end of `a:b:c:d` is the endpoint. */
      readonly order: Order | undefined;
    }
  | { readonly kind: 'skip'; readonly text: string; readonly code: 'blank' | 'comment' }
  | { readonly kind: 'error'; readonly text: string; readonly code: ImportErrorCode; readonly message: string };

const longestLine = 4096;
const longestShown = 200;

/** The line without what stands around an entry. */
interface Entry {
  readonly scheme: ImportScheme | undefined;
  /** Between scheme and label. */
  readonly body: string;
  /** Where the body begins in the line. */
  readonly at: number;
  readonly label: string | undefined;
  readonly url: boolean;
  readonly badLabel: boolean;
}

export function readLine(given: string, options: LineOptions): LineReading {
  if (given.length > longestLine) return failed(given.slice(0, longestShown), 'line-too-long');
  const line = given.trim();
  if (line === '') return { kind: 'skip', code: 'blank', text: '' };
  if (/^(?:#|;|\/\/)/.test(line)) return { kind: 'skip', code: 'comment', text: maskComment(line) };
  if (/[\x00-\x08\x0a-\x1f\x7f]/.test(line)) return failed(line.replace(/[\x00-\x1f\x7f]+/g, ' '), 'control-character');
  const entry = entryOf(line);
  if (typeof entry === 'string') return failed(line, entry);
  const reading = readBody(entry.body, entry.url, options.preferredOrder ?? 'endpoint-first');
  if (reading === undefined) return failed(line, 'unrecognised');
  const { endpoint, username, password } = reading;
  const scheme = entry.scheme ?? reading.scheme ?? options.defaultScheme;
  const verdict = checkParts({ scheme, endpoint, username, password, label: entry.label });
  if (verdict.kind === 'error') return failed(line, verdict.code);
  const { hidden } = reading;
  const text = hidden === undefined ? line : maskPart(line, entry.at + hidden[0], entry.at + hidden[1]);
  const warnings = together(reading.warnings, entry.badLabel ? ['bad-percent-encoding'] : noWarnings, verdict.warnings);
  return { kind: 'exit', text, exit: verdict.exit, warnings, order: reading.order };
}

type Warnings = readonly ImportWarning[];

/** Nearly always all are empty, and then nothing is made. */
const together = (first: Warnings, second: Warnings, third: Warnings): Warnings =>
  second.length + third.length === 0 ? first : [...new Set([...first, ...second, ...third])];

function failed(line: string, code: ImportErrorCode): LineReading {
  return { kind: 'error', code, message: importErrors[code], text: maskUnread(line) };
}

/** Commented-out exits have passwords too. */
function maskComment(line: string): string {
  const mark = /^(?:[#;]|\/\/)+\s*/.exec(line)?.[0] ?? '';
  const words = line.slice(mark.length);
  return mark + (/^[^\d@:|,;]*$/.test(words) ? words.slice(0, longestShown) : maskUnread(words));
}

function readBody(body: string, url: boolean, preferred: Order): Reading | undefined {
  const byAt = readByAt(body, url);
  if (byAt !== undefined && byAt.endpoint.fault === undefined) return byAt;
  const byColons = readByColons(body, url, preferred);
  if (byColons !== undefined && byColons.endpoint.fault === undefined) return byColons;
  const byFields = readByFields(body, url);
  if (byFields !== undefined && byFields.endpoint.fault === undefined) return byFields;
  return byAt ?? byColons ?? byFields;
}

const schemePart = /^([a-z][a-z0-9+.-]*):\/\//i;

function entryOf(line: string): Entry | ImportErrorCode {
  const remark = line.includes('#') ? /\s#/.exec(line) : null;
  const label = remark === null ? undefined : line.slice(remark.index + remark[0].length);
  const { at, body } = unquoted(remark === null ? line : line.slice(0, remark.index).trimEnd());
  const scheme = body.includes('://') ? schemePart.exec(body) : null;
  if (scheme === null) return { scheme: undefined, body: withoutComma(body), at, label, url: false, badLabel: false };
  const known = schemeOf(scheme[1] ?? '');
  if (known === undefined) return 'unsupported-scheme';
  return urlEntry(known, withoutComma(body.slice(scheme[0].length)), at + scheme[0].length, label);
}

/** `body ["/"] ["#" label]`: the label is an URL's fragment, escapes and all. */
function urlEntry(scheme: ImportScheme, rest: string, at: number, remark: string | undefined): Entry | ImportErrorCode {
  const hash = fragmentAt(rest);
  const fragment = hash < 0 ? undefined : unescapePercent(rest.slice(hash + 1));
  const whole = hash < 0 ? rest : rest.slice(0, hash);
  const body = whole.endsWith('/') ? whole.slice(0, -1) : whole;
  if (/^(?:\[[^\]]*\]|[^:/?]*)(?::\d*)?[/?]/.test(body.slice(body.lastIndexOf('@') + 1))) return 'unexpected-path';
  return { scheme, body, at, label: fragment?.text ?? remark, url: true, badLabel: fragment?.broken ?? false };
}

/** A `#` before the last `@` belongs to a password, unless an endpoint ends right before it. */
function fragmentAt(rest: string): number {
  const first = rest.indexOf('#');
  const at = rest.lastIndexOf('@');
  if (first < 0 || at < first || /(?:^|[^:]):\d+\/?$/.test(rest.slice(0, first))) return first;
  return rest.indexOf('#', at);
}

/** Lists cut from programs: `"…",`. */
function unquoted(text: string): { readonly at: number; readonly body: string } {
  const quoted = !/^["'`]/.test(text) ? null : /^(["'`])(.*)\1\s*[,;]?$/.exec(text);
  return quoted === null ? { at: 0, body: text } : { at: 1, body: (quoted[2] ?? '').trimEnd() };
}

/** A comma behind a number is no part of the port. */
const withoutComma = (text: string): string =>
  /[,;]$/.test(text.slice(-1)) && /:\d{1,5}.$/.test(text.slice(-7)) ? text.slice(0, -1) : text;
