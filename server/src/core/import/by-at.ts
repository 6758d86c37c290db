/**
 * First reading: an `@` between credentials and endpoint. The last one counts, because passwords may hold some.
 */
import { readEndpoint } from './endpoint.ts';
import { bareReading, noWarnings, splitCredentials, type Reading } from './reading.ts';

/** `url`: percent-escapes are decoded, and the endpoint can only stand behind the `@`. */
export function readByAt(body: string, url: boolean): Reading | undefined {
  const at = body.lastIndexOf('@');
  if (at < 0) return undefined;
  const right = readEndpoint(body.slice(at + 1), true);
  const left = body.slice(0, at);
  if (right !== undefined && right.fault === undefined) {
    const { username, password, hidden } = splitCredentials(left, 0);
    const reading = { endpoint: right, username, password, warnings: noWarnings, hidden };
    return url ? decoded(reading) : reading;
  }
  const reversed = url ? undefined : readEndpoint(left, false);
  if (reversed?.strong === true && reversed.fault === undefined) {
    const credentials = splitCredentials(body.slice(at + 1), at + 1);
    return { ...bareReading(reversed), ...credentials, warnings: ['reversed-at'] };
  }
  return right === undefined ? undefined : bareReading(right);
}

function decoded(reading: Reading): Reading {
  if (!reading.username.includes('%') && !reading.password.includes('%')) return reading;
  const username = unescapePercent(reading.username);
  const password = unescapePercent(reading.password);
  const broken = username.broken || password.broken;
  return {
    ...reading,
    username: username.text,
    password: password.text,
    warnings: broken ? ['bad-percent-encoding'] : [],
  };
}

/** Decodes what is well-formed UTF-8 in escapes and keeps the rest as it is. */
export function unescapePercent(given: string): { readonly text: string; readonly broken: boolean } {
  let broken = false;
  const text = given.replace(/(?:%[0-9a-f]{2})+|%/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      broken = true;
      return escapes;
    }
  });
  return { text, broken };
}
