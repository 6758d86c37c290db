// A listener while it is typed, checked and turned into what the API takes. Pure.
import type { Listener } from '@gyre/shared/contract/listeners';
import { readAmount, type Amount } from '../../lib/amounts.ts';
import { t } from './messages.ts';
import type { ListenerCreate, ListenerUpdate } from './mutations.ts';

export interface ListenerDraft {
  readonly name: string;
  readonly host: string;
  readonly port: string;
  readonly enabled: boolean;
  readonly auth: Listener['auth'];
  /** '' is the default pool. */
  readonly poolId: string;
  /** Wishes of everyone who comes in here: `country-de-ttl-10m`. */
  readonly profile: string;
  readonly answerHeaders: boolean;
  /** Typed to confirm that it is open to everybody: its name. */
  readonly confirmOpen: string;
}
export type ListenerProblems = Partial<Record<keyof ListenerDraft, string>>;

const port: Amount = { kind: 'count', min: 1, max: 65_535 };

export const emptyListener: ListenerDraft = {
  name: '',
  host: '127.0.0.1',
  port: '',
  enabled: true,
  auth: 'auto',
  poolId: '',
  profile: '',
  answerHeaders: true,
  confirmOpen: '',
};

export const draftOfListener = (listener: Listener): ListenerDraft => ({
  name: listener.name,
  host: listener.host,
  port: String(listener.port),
  enabled: listener.enabled,
  auth: listener.auth,
  poolId: listener.poolId ?? '',
  profile: listener.profile,
  answerHeaders: listener.answerHeaders,
  // What is open already was confirmed before.
  confirmOpen: listener.open ? listener.name : '',
});

export const isLoopback = (host: string): boolean => /^127\./.test(host) || host === '::1';

/** Reachable from other machines without credentials, at once or when it is switched on: this must be confirmed in words. */
export const isOpen = ({ auth, host }: Pick<ListenerDraft, 'auth' | 'host'>): boolean =>
  auth === 'never' && !isLoopback(host.trim());

const ipv4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;
const looksLikeAddress = (host: string): boolean =>
  ipv4.test(host) || (host.includes(':') && /^[0-9a-f:.]+$/i.test(host));

export function problemsOfListener(draft: ListenerDraft): ListenerProblems {
  const found: ListenerProblems = {};
  if (draft.name.trim() === '' || draft.name.trim().length > 60) found.name = t.nameBad;
  if (!looksLikeAddress(draft.host.trim())) found.host = t.hostBad;
  if (readAmount(port, draft.port) === null) found.port = t.portBad;
  if (isOpen(draft) && draft.confirmOpen.trim() !== draft.name.trim()) found.confirmOpen = t.confirmNeeded;
  return found;
}

function fieldsOf(draft: ListenerDraft) {
  return {
    name: draft.name.trim(),
    host: draft.host.trim(),
    port: readAmount(port, draft.port) ?? 0,
    enabled: draft.enabled,
    auth: draft.auth,
    poolId: draft.poolId === '' ? null : draft.poolId,
    profile: draft.profile.trim(),
    answerHeaders: draft.answerHeaders,
  };
}
const confirmed = (draft: ListenerDraft) => (isOpen(draft) ? { confirmOpen: true } : {});

export const createOfListener = (draft: ListenerDraft): ListenerCreate => ({ ...fieldsOf(draft), ...confirmed(draft) });

/** Only what differs from the listener as it was read. */
export function updateOfListener(draft: ListenerDraft, listener: Listener): ListenerUpdate {
  const moved = Object.entries(fieldsOf(draft)).filter(([key, value]) => listener[key as keyof Listener] !== value);
  return moved.length === 0 ? {} : { ...Object.fromEntries(moved), ...confirmed(draft) };
}

export function listenerDifferences(draft: ListenerDraft, now: Listener) {
  const words = (one: ListenerDraft): readonly (readonly [string, string])[] => [
    [t.name, one.name],
    [t.host, one.host],
    [t.port, one.port],
    [t.auth, t.authNames[one.auth]],
    [t.pool, one.poolId],
    [t.profile, one.profile],
    [t.enabledLabel, String(one.enabled)],
    [t.answerHeaders, String(one.answerHeaders)],
  ];
  const theirs = words(draftOfListener(now));
  return words(draft)
    .map(([field, yours], i) => ({ field, yours, now: theirs[i]?.[1] ?? '' }))
    .filter(({ yours, now: theirText }) => yours !== theirText);
}
