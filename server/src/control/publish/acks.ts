// Acks: which worker is here, which revision it runs, where it listens. What people see as "running in 4 of 4 workers".
import type { RevisionState } from '@gyre/shared/contract/traffic';
import type { ListenerState } from '../../link/messages.ts';
import type { FleetView } from '../running-port.ts';

export interface Arrival {
  readonly worker: number;
  readonly pid: number;
  readonly startedAt: number;
  readonly revision: number;
}

/** One worker while its link lasts. */
export class Presence {
  readonly worker: number;
  readonly pid: number;
  readonly startedAt: number;
  revision: number;
  connected = true;
  openConnections = 0;
  inFlight = 0;
  /** Requests in line for a free exit. */
  waiting = 0;
  loopDelayMs = 0;
  listeners: readonly ListenerState[] = [];

  constructor(arrival: Arrival) {
    this.worker = arrival.worker;
    this.pid = arrival.pid;
    this.startedAt = arrival.startedAt;
    this.revision = arrival.revision;
  }
}

export class Acks implements FleetView {
  private readonly present = new Map<number, Presence>();
  private readonly expected: number;
  private readonly changed: () => void;
  private revision: number;
  private committedAt: number;
  /** Told the ids of listeners that opened, closed, or have another problem now. */
  listenersMoved: (ids: readonly string[]) => void = () => {};

  /** `changed` is called when a worker came, went, or took a revision, and when its listeners changed. */
  constructor(expected: number, start: { readonly revision: number; readonly at: number }, changed: () => void) {
    this.expected = expected;
    this.revision = start.revision;
    this.committedAt = start.at;
    this.changed = changed;
  }

  /** A worker that says hello again replaces its former self. */
  came(arrival: Arrival): Presence {
    const presence = new Presence(arrival);
    const before = this.present.get(arrival.worker);
    if (before !== undefined) before.connected = false;
    this.present.set(arrival.worker, presence);
    this.changed();
    return presence;
  }
  went(presence: Presence): void {
    if (!presence.connected) return;
    presence.connected = false;
    presence.openConnections = 0;
    presence.inFlight = 0;
    presence.waiting = 0;
    this.changed();
  }
  acknowledged(presence: Presence, revision: number): void {
    presence.revision = revision;
    this.changed();
  }
  /** Open connections come and go all the time; whether a listener is open is news. */
  listening(presence: Presence, listeners: readonly ListenerState[]): void {
    const news = newsIn(presence.listeners, listeners);
    presence.listeners = listeners;
    if (news.length === 0) return;
    this.changed();
    this.listenersMoved(news);
  }
  committed(revision: number, at: number): void {
    this.revision = revision;
    this.committedAt = at;
    this.changed();
  }

  get connected(): readonly Presence[] {
    return [...this.present.values()].filter((it) => it.connected);
  }
  /** Sums over the workers that are here. */
  get openConnections(): number {
    return this.connected.reduce((sum, it) => sum + it.openConnections, 0);
  }
  get inFlight(): number {
    return this.connected.reduce((sum, it) => sum + it.inFlight, 0);
  }
  get waiting(): number {
    return this.connected.reduce((sum, it) => sum + it.waiting, 0);
  }

  revisionState(): RevisionState {
    const workers = [...this.present.values()]
      .sort((a, b) => a.worker - b.worker)
      .map(({ worker, pid, connected, revision, openConnections, loopDelayMs, startedAt }) => ({
        ...{ worker, pid, connected, revision, openConnections, loopDelayMs, startedAt },
      }));
    const { revision, committedAt } = this;
    const running = workers.filter((it) => it.connected && it.revision === revision).length;
    return { revision, workers, running, total: Math.max(this.expected, workers.length), committedAt };
  }

  listenerStates(): ReadonlyMap<string, readonly ListenerState[]> {
    const states = new Map<string, ListenerState[]>();
    for (const { listeners } of this.connected) {
      for (const state of listeners) {
        const known = states.get(state.id);
        if (known === undefined) states.set(state.id, [state]);
        else known.push(state);
      }
    }
    return states;
  }

  ready(): boolean {
    return this.connected.some(
      ({ revision, listeners }) => revision > 0 && (listeners.length === 0 || listeners.some((it) => it.bound)),
    );
  }
}

function newsIn(before: readonly ListenerState[], now: readonly ListenerState[]): string[] {
  const known = new Map(before.map((it) => [it.id, it]));
  const ids = new Set([...before, ...now].map((it) => it.id));
  for (const { id, bound, problem } of now) {
    const it = known.get(id);
    if (it !== undefined && it.bound === bound && it.problem === problem) ids.delete(id);
  }
  return [...ids];
}
