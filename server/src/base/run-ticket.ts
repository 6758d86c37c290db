/**
 * Run tickets: control lets itself in at a listener as a proxy user whose password nobody knows any more. Signed with the key both planes
 * have, good for seconds, for one user; nothing is stored or published for it.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Control characters are in no password, so a ticket cannot be one, nor its text have the signature of one. */
const mark = 'gyre-run\u0001';

export const isRunTicket = (password: string): boolean => password.startsWith(mark);

export function runTicket(key: string, userId: string, until: number): string {
  return `${mark}${until}.${signatureOf(key, userId, until).toString('hex')}`;
}

/** Until when it is good, epoch ms; undefined: it is not. */
export function readRunTicket(key: string, userId: string, password: string, now: number): number | undefined {
  const [until = '', signature = ''] = password.slice(mark.length).split('.', 2);
  const given = Buffer.from(signature, 'hex');
  const wanted = signatureOf(key, userId, Number(until));
  const good = given.length === wanted.length && timingSafeEqual(given, wanted);
  return good && Number(until) > now ? Number(until) : undefined;
}

function signatureOf(key: string, userId: string, until: number): Buffer {
  return createHmac('sha256', key).update(`${mark}${userId}.${until}`, 'utf8').digest();
}
