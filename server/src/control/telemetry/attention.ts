// Attention: what a person should look at, most urgent first, each in one sentence with the place to go. Pure: facts in, list out.
import type { Overview, RevisionState } from '@gyre/shared/contract/traffic';
import type { Frame } from '../../core/snapshot/records.ts';
import { type NearCap, nearText } from '../limits/near.ts';
import type { ListenerState } from '../../link/messages.ts';

export type Attention = Overview['attention'][number];

export interface Facts {
  readonly now: number;
  readonly exits: { readonly total: number; readonly enabled: number; readonly ejected: number };
  /** Enabled exits that are not ejected. */
  readonly eligible: number;
  readonly authRejected: number;
  readonly revision: RevisionState;
  readonly listeners: Frame['listeners'];
  readonly listenerStates: ReadonlyMap<string, readonly ListenerState[]>;
  /** When a worker last dropped reports, and why figures cannot be stored. */
  readonly droppedAt: number;
  readonly storageProblem: string | null;
  /** Caps that are nearly or wholly spent. */
  readonly caps: readonly NearCap[];
}

/** A worker may take this long for a revision before it is worth a word, ms. */
const behindMs = 3_000;
const droppedMs = 5 * 60_000;
/** Percent of ejected exits worth a word. */
const manyPercent = 20;
/** More proxy users than this are not named. */
const mostCaps = 5;
const order = { danger: 0, warning: 1, info: 2 } as const;

export function attentionOf(facts: Facts): Attention[] {
  const all = [
    ...exitItems(facts),
    ...listenerItems(facts),
    ...workerItems(facts),
    ...storageItems(facts),
    ...capItems(facts),
  ];
  return all.sort((a, b) => order[a.level] - order[b.level]);
}

function* exitItems({ exits, eligible, authRejected }: Facts): Generator<Attention> {
  const link = '/exits';
  if (exits.total === 0) yield { level: 'info', code: 'no_exits', text: 'There are no exits yet. Import some.', link };
  else if (exits.enabled === 0)
    yield { level: 'danger', code: 'all_exits_off', text: 'No exit is enabled: every request is refused.', link };
  else if (eligible === 0)
    yield { level: 'danger', code: 'all_exits_ejected', text: 'Every exit is ejected: requests are refused.', link };
  else if ((exits.ejected / exits.total) * 100 >= manyPercent) {
    const text = `${exits.ejected} of ${exits.total} exits are ejected.`;
    yield { level: 'warning', code: 'many_exits_ejected', text, link };
  }
  if (authRejected > 0) {
    const text = `${plural(authRejected, 'exit rejects', 'exits reject')} the credentials Gyre has for ${authRejected === 1 ? 'it' : 'them'}.`;
    yield { level: 'warning', code: 'exit_auth_rejected', text, link };
  }
}

function* listenerItems({ listeners, listenerStates }: Facts): Generator<Attention> {
  const link = '/listeners';
  for (const { id, host, port, requireAuth } of listeners) {
    const where = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
    const states = listenerStates.get(id) ?? [];
    const problem = states.find((it) => it.problem !== null)?.problem;
    if (problem !== undefined && problem !== null)
      yield { level: 'danger', code: 'listener_not_bound', text: `A listener is not open: ${problem}.`, link };
    if (!requireAuth && !isLoopback(host)) {
      const text = `The listener ${where} serves anyone who can reach it, without credentials.`;
      yield { level: 'danger', code: 'open_listener', text, link };
    }
  }
}

function* workerItems({ now, revision }: Facts): Generator<Attention> {
  const link = '/';
  const connected = revision.workers.filter((it) => it.connected).length;
  if (connected < revision.total) {
    const text = `${connected} of ${revision.total} workers are running.`;
    yield { level: connected === 0 ? 'danger' : 'warning', code: 'worker_missing', text, link };
  } else if (revision.running < revision.total && now - revision.committedAt > behindMs) {
    const text = `The last change runs in ${revision.running} of ${revision.total} workers.`;
    yield { level: 'warning', code: 'worker_behind', text, link };
  }
}

function* storageItems({ now, droppedAt, storageProblem }: Facts): Generator<Attention> {
  if (storageProblem !== null)
    yield { level: 'danger', code: 'storage_failing', text: storageProblem, link: '/settings' };
  if (droppedAt > 0 && now - droppedAt < droppedMs) {
    const text = 'Some figures were dropped in the last minutes; traffic was not affected.';
    yield { level: 'info', code: 'figures_dropped', text, link: '/' };
  }
}

function* capItems({ caps }: Facts): Generator<Attention> {
  for (const it of caps.slice(0, mostCaps)) {
    const level = it.percent >= 100 ? 'danger' : 'warning';
    yield { level, code: `quota ${it.user} ${it.kind}`, text: nearText(it), link: `/proxy-users/${it.user}` };
  }
}

function isLoopback(host: string): boolean {
  return host === '::1' || host.startsWith('127.');
}
function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
