// Request ids: made only when somebody will see them; unique over workers and restarts, sorted by time.
import { randomBytes } from 'node:crypto';
import { makeId } from '@gyre/shared/ids';
import type { RequestState } from './request.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
/** Time and chance of this process; the last six characters count. */
let prefix = '';
let prefixAt = 0;
let counter = 0;

function tail(n: number): string {
  let text = '';
  for (let i = 0; i < 6; i++) {
    text = alphabet[n & 31]! + text;
    n >>>= 5;
  }
  return text;
}

/** The id of a request; the same one each time it is asked for. A request without attempts gets a new one. */
export function requestId(of: RequestState | undefined): string {
  if (of === undefined) return freshId();
  return of.id === '' ? (of.id = freshId()) : of.id;
}

function freshId(): string {
  const now = Date.now();
  if (now - prefixAt > 1000) {
    prefix = makeId('req', now, randomBytes(16)).slice(0, -6);
    prefixAt = now;
  }
  counter = (counter + 1) & 0x3fffffff;
  return prefix + tail(counter);
}
