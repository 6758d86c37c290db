// Own templates: username and password of an exit are patterns themselves. Read once for each text, because requests are many.
import { type Grammar, grammarOf } from './grammar.ts';
import { type ParsedPattern, parsePattern, type Pattern } from './pattern.ts';
import type { Credentials } from './template.ts';

export interface CustomProblem {
  readonly ok: false;
  readonly field: keyof Credentials;
  /** With the place, counted from 1. */
  readonly message: string;
}

export type CustomGrammar = { readonly ok: true; readonly grammar: Grammar } | CustomProblem;
export function customGrammar({ username, password }: Credentials): CustomGrammar {
  const name = ownPattern(username);
  if (!name.ok) return problem('username', name);
  const secret = ownPattern(password);
  if (!secret.ok) return problem('password', secret);
  return { ok: true, grammar: grammarFor(name, secret) };
}

// Many exits share few grammars of few patterns: a pair is put together once.
const grammars = new WeakMap<Pattern, WeakMap<Pattern, Grammar>>();
function grammarFor(username: Pattern, password: Pattern): Grammar {
  let byPassword = grammars.get(username);
  if (byPassword === undefined) grammars.set(username, (byPassword = new WeakMap()));
  let grammar = byPassword.get(password);
  if (grammar === undefined)
    byPassword.set(password, (grammar = grammarOf('this exit\u2019s own template', [username], password, {})));
  return grammar;
}

const mostKept = 4096;
const kept = new Map<string, ParsedPattern>();

function ownPattern(text: string): ParsedPattern {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const parsed = parsePattern(text);
  const self = parsed.ok ? (['username', 'password'] as const).find((it) => parsed.names.has(it)) : undefined;
  const pattern: ParsedPattern =
    self === undefined
      ? parsed
      : { ok: false, message: `{${self}} is for built-in templates`, at: text.indexOf(`{${self}`) };
  if (kept.size >= mostKept) kept.clear();
  kept.set(text, pattern);
  return pattern;
}

const problem = (field: keyof Credentials, { message, at }: { message: string; at: number }): CustomProblem => ({
  ok: false,
  field,
  message: `at ${at + 1}: ${message}`,
});
