/**
 * One way to understand the middle of a line: between scheme and label. A reading with a faulty endpoint says what was meant and why it
 * cannot be; a better reading may still be found.
 */
import type { Endpoint } from './endpoint.ts';
import type { ImportWarning } from './faults.ts';
import type { ImportScheme } from './schemes.ts';

/** Which end of `a:b:c:d` names the exit. */
export type Order = 'endpoint-first' | 'credentials-first';

export interface Reading {
  readonly endpoint: Endpoint;
  readonly username: string;
  readonly password: string;
  readonly warnings: readonly ImportWarning[];
  /** Where the password stands, and everything else that may be one: from, to. */
  readonly hidden: readonly [number, number] | undefined;
  /** A scheme in a field of its own. */
  readonly scheme?: ImportScheme;
  /** Set where the order was in question. */
  readonly order?: Order;
}

/** One empty list for all. */
export const noWarnings: readonly never[] = [];

/** An exit without credentials. */
export const bareReading = (endpoint: Endpoint): Reading => ({
  endpoint,
  username: '',
  password: '',
  warnings: noWarnings,
  hidden: undefined,
});

/** `user`, `user:` or `user:password`, which stands at `from` of the text read. */
export function splitCredentials(text: string, from: number): Pick<Reading, 'username' | 'password' | 'hidden'> {
  const colon = text.indexOf(':');
  if (colon < 0) return { username: text, password: '', hidden: undefined };
  return {
    username: text.slice(0, colon),
    password: text.slice(colon + 1),
    hidden: [from + colon + 1, from + text.length],
  };
}
