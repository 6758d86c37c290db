// Where a text stops being JSON (RFC 8259). The engine's own message names a position only sometimes, and in words that change.

export interface JsonFault {
  /** Both 1-based. */
  readonly line: number;
  readonly column: number;
  /** What was expected there. */
  readonly expected: string;
}

const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const textEnd = /["\\\x00-\x1f]/g;
const escape = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;
const space = /[ \t\r\n]*/y;

type State = 'value' | 'first-item' | 'first-key' | 'key' | 'colon' | 'after' | 'end';
const expectations: Readonly<Record<State, string>> = {
  value: 'a value',
  'first-item': 'a value or "]"',
  'first-key': 'a name in double quotes or "}"',
  key: 'a name in double quotes',
  colon: '":"',
  after: '"," or the end of the list or object',
  end: 'the end of the text',
};

/** Undefined when the text is JSON. */
export function jsonFault(text: string): JsonFault | undefined {
  const open: Open = [];
  let state: State = 'value';
  let at = match(space, text, 0);
  while (at < text.length) {
    const next: Step | undefined = steps[state](text, at, open);
    if (next === undefined) return place(text, at, expectations[state]);
    state = next.state;
    at = match(space, text, next.at);
  }
  return state === 'end' ? undefined : place(text, at, expectations[state]);
}

type Open = ('[' | '{')[];
interface Step {
  readonly state: State;
  readonly at: number;
}

/** Takes one token, or says undefined where it does not belong; `open` holds the lists and objects around it. */
const steps: Readonly<Record<State, (text: string, at: number, open: Open) => Step | undefined>> = {
  value,
  'first-item': (text, at, open) => (text[at] === ']' ? close(open, at) : value(text, at, open)),
  'first-key': (text, at, open) => (text[at] === '}' ? close(open, at) : key(text, at)),
  key,
  colon: (text, at) => (text[at] === ':' ? { state: 'value', at: at + 1 } : undefined),
  after: (text, at, open) => {
    const inObject = open.at(-1) === '{';
    if (text[at] === ',') return { state: inObject ? 'key' : 'value', at: at + 1 };
    return text[at] === (inObject ? '}' : ']') ? close(open, at) : undefined;
  },
  end: () => undefined,
};

function key(text: string, at: number): Step | undefined {
  const end = stringEnd(text, at);
  return end === at ? undefined : { state: 'colon', at: end };
}

function value(text: string, at: number, open: Open): Step | undefined {
  const sign = text[at]!;
  if (sign === '[' || sign === '{') {
    open.push(sign);
    return { state: sign === '[' ? 'first-item' : 'first-key', at: at + 1 };
  }
  const end = sign === '"' ? stringEnd(text, at) : match(literal, text, at);
  return end === at ? undefined : { state: open.length === 0 ? 'end' : 'after', at: end };
}

function close(open: Open, at: number): Step {
  open.pop();
  return { state: open.length === 0 ? 'end' : 'after', at: at + 1 };
}

/** End of the string that begins at `at`; `at` itself when there is none. Not one pattern: that would need a stack as deep as the string is long. */
function stringEnd(text: string, at: number): number {
  if (text[at] !== '"') return at;
  for (let from = at + 1; ;) {
    textEnd.lastIndex = from;
    const found = textEnd.exec(text)?.index;
    if (found === undefined) return at;
    if (text[found] === '"') return found + 1;
    from = match(escape, text, found);
    if (from === found) return at;
  }
}

/** End of the match that begins at `at`; `at` itself when there is none. */
function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function place(text: string, at: number, expected: string): JsonFault {
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: at - lineStart + 1, expected };
}
