// Branded ids and their text form: `<noun>_` + 26 characters of lower-case Crockford base32 (48 bits of time, 80 of chance), so ids sort by age.
// Chance and time are handed in, so that this file stays pure.

declare const brand: unique symbol;
export type Id<Noun extends string> = string & { readonly [brand]: Noun };

export type ExitId = Id<'exit'>;
export type PoolId = Id<'pool'>;
export type ListenerId = Id<'listener'>;
export type ProxyUserId = Id<'puser'>;
export type AdminId = Id<'admin'>;
export type TokenId = Id<'token'>;
export type ChangeId = Id<'change'>;
export type RequestId = Id<'req'>;
export type RuleId = Id<'rule'>;
export type SessionId = Id<'session'>;
export type ProbeProfileId = Id<'profile'>;
/** Of a probe run. */
export type ProbeRunId = Id<'prun'>;

export const idNouns = [
  'exit',
  'pool',
  'listener',
  'puser',
  'admin',
  'token',
  'change',
  'req',
  'rule',
  'session',
  'profile',
  'prun',
  'irun',
  'banrule',
  'alert',
  'webhook',
  'delivery',
  'result',
  'view',
] as const;
export type IdNoun = (typeof idNouns)[number];

/** The digits of ids. */
export const idAlphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Makes an id from the time (epoch ms, 0 … 2^48) and 16 random numbers of 0…31 (only the low five bits of each byte are used).
 */
export function makeId<N extends IdNoun>(noun: N, now: number, chance: Uint8Array): Id<N> {
  let text = '';
  let time = now;
  for (let i = 0; i < 10; i++) {
    text = idAlphabet[time % 32]! + text;
    time = Math.floor(time / 32);
  }
  for (let i = 0; i < 16; i++) text += idAlphabet[chance[i]! & 31]!;
  return `${noun}_${text}` as Id<N>;
}

/** Whether `text` has the form of an id of this noun. It says nothing about whether the object exists. */
export function isId<N extends IdNoun>(noun: N, text: string): text is Id<N> {
  const start = noun.length + 1;
  if (text.length !== start + 26 || !text.startsWith(`${noun}_`)) return false;
  for (let i = start; i < text.length; i++) if (!idAlphabet.includes(text[i]!)) return false;
  return true;
}
