// How a vendor's session ids look: so many letters and digits, letters only, or a number up to a greatest one.
import { letters, lettersAndDigits, sessionNumber, type SessionSeed, sessionToken } from './session-token.ts';

export type SessionForm =
  | { readonly kind: 'token'; readonly alphabet: string; readonly length: number }
  | { readonly kind: 'number'; readonly most: number };

const longest = 64;
const usual: SessionForm = { kind: 'token', alphabet: lettersAndDigits, length: 16 };

/** '' · `8` · `9letters` · `1-99999999`; undefined when it is none of them. */
export function readSessionForm(text: string): SessionForm | undefined {
  if (text === '') return usual;
  const found = /^(\d{1,2})(letters)?$/.exec(text);
  if (found !== null) {
    const length = Number(found[1]);
    const alphabet = found[2] === undefined ? lettersAndDigits : letters;
    return length >= 1 && length <= longest ? { kind: 'token', alphabet, length } : undefined;
  }
  const most = /^1-([1-9]\d{0,14})$/.exec(text)?.[1];
  return most === undefined ? undefined : { kind: 'number', most: Number(most) };
}

export function sessionId(seed: SessionSeed, form: SessionForm): string {
  return form.kind === 'number' ? `${sessionNumber(seed, form.most)}` : sessionToken(seed, form.alphabet, form.length);
}
