// The language of templates: text with `{placeholders}`; a `[group]` is left out when one of its placeholders has no value; `\` takes the next
// sign as it is. `{country.upper}` chooses a form (a colon does as well), `{country|any}` says what stands there when nothing is wished.
import { formsOf, type FillValues, type SlotName, slotNames, type Write, writerOf } from './encode.ts';
import { readSessionForm, type SessionForm } from './session-form.ts';

export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'slot';
      /** Where in the text. */
      readonly at: number;
      readonly name: SlotName;
      readonly form: string;
      readonly write: Write;
      readonly fallback?: string | undefined;
    }
  | { readonly kind: 'group'; readonly parts: readonly Part[] };

export interface Pattern {
  readonly parts: readonly Part[];
  readonly names: ReadonlySet<SlotName>;
  /** How session ids look, where it has any. */
  readonly session?: SessionForm | undefined;
}
export type ParsedPattern = ({ readonly ok: true } & Pattern) | PatternProblem;
export interface PatternProblem {
  readonly ok: false;
  readonly message: string;
  /** Index of the first sign that is wrong. */
  readonly at: number;
}

const deepest = 4;

export function parsePattern(text: string): ParsedPattern {
  const reader: Reader = { text, at: 0, slots: [], problem: undefined };
  const parts = readParts(reader, 0);
  if (reader.problem === undefined && reader.at < text.length) fail(reader, 'this ] closes nothing', reader.at);
  if (reader.problem !== undefined) return reader.problem;
  const sessions = reader.slots.filter(({ name }) => name === 'session' || name === 'strict');
  const form = sessions[0]?.form;
  const other = sessions.find((it) => it.form !== form);
  if (other !== undefined) return { ok: false, message: '{session} has the same form everywhere', at: other.at };
  const names = new Set(reader.slots.map(({ name }) => name));
  return { ok: true, parts, names, session: form === undefined ? undefined : readSessionForm(form) };
}

/** Undefined when a placeholder outside groups has no value. */
export function renderParts(parts: readonly Part[], values: FillValues): string | undefined {
  let out = '';
  for (const part of parts) {
    if (part.kind === 'text') out += part.text;
    else if (part.kind === 'group') out += renderParts(part.parts, values) ?? '';
    else {
      const value = part.write(values) ?? part.fallback;
      if (value === undefined) return undefined;
      out += value;
    }
  }
  return out;
}

type Slot = Extract<Part, { kind: 'slot' }>;
interface Reader {
  readonly text: string;
  at: number;
  readonly slots: Slot[];
  problem: PatternProblem | undefined;
}

function fail(reader: Reader, message: string, at: number): void {
  reader.problem ??= { ok: false, message, at };
  reader.at = reader.text.length;
}

function readParts(reader: Reader, depth: number): Part[] {
  const { text } = reader;
  const parts: Part[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') parts.push({ kind: 'text', text: plain });
    plain = '';
  };
  while (reader.at < text.length && text[reader.at] !== ']') {
    const sign = text[reader.at]!;
    if (sign === '\\' && reader.at + 1 < text.length) {
      plain += text[reader.at + 1]!;
      reader.at += 2;
    } else if (sign === '{' || sign === '[') {
      flush();
      const part = sign === '{' ? readSlot(reader) : readGroup(reader, depth);
      if (part !== undefined) parts.push(part);
    } else if (sign === '}') fail(reader, 'this } closes nothing; write \\} for the sign itself', reader.at);
    else {
      plain += sign;
      reader.at++;
    }
  }
  flush();
  return parts;
}

function readGroup(reader: Reader, depth: number): Part | undefined {
  const begin = reader.at++;
  if (depth === deepest) return void fail(reader, 'groups lie too deep in each other', begin);
  const slotsBefore = reader.slots.length;
  const parts = readParts(reader, depth + 1);
  if (reader.problem !== undefined) return undefined;
  if (reader.at >= reader.text.length)
    return void fail(reader, 'this [ is never closed; write \\[ for the sign itself', begin);
  reader.at++;
  if (reader.slots.length === slotsBefore) return void fail(reader, 'this group has no placeholder', begin);
  return { kind: 'group', parts };
}

function readSlot(reader: Reader): Slot | undefined {
  const begin = reader.at;
  const end = reader.text.indexOf('}', begin);
  if (end < 0) return void fail(reader, 'this { is never closed; write \\{ for the sign itself', begin);
  reader.at = end + 1;
  const found = /^([a-z]+)(?:[.:]([a-z0-9-]+))?(?:\|([A-Za-z0-9_.+-]*))?$/.exec(reader.text.slice(begin + 1, end));
  if (found === null)
    return void fail(reader, 'not a placeholder like {country}, {country.upper} or {country|any}', begin);
  const given = found[1]!;
  const name = slotNames.find((it) => it === (given === 'state' ? 'region' : given));
  if (name === undefined) return void fail(reader, `{${given}} is no placeholder; there are ${slotList}`, begin);
  const form = found[2] ?? '';
  const write = writerOf(name, form);
  const isSession = name === 'session' || name === 'strict';
  if (write === undefined || (isSession && readSessionForm(form) === undefined))
    return void fail(reader, `{${given}} has no form "${form}"; it has ${formsOf(name).join(', ') || 'none'}`, begin);
  const slot: Slot = { kind: 'slot', at: begin, name, form, write, fallback: found[3] };
  reader.slots.push(slot);
  return slot;
}
const slotList = 'country, region (or state), city, asn, session, strict, ttl';
