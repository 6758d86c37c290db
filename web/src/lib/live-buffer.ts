// Collects live events between two paints and hands them out as one batch. Pure; live.ts owns the stream and the timer.
import type { ExitHealth, ExitTraffic } from '@gyre/shared/contract/exits';
import type { HealthEvent, PoolHealth } from '@gyre/shared/contract/health';
import type { LiveEvent, LiveNoun } from '@gyre/shared/contract/live';
import type { Overview, RequestRow, RevisionState, TrafficPoint } from '@gyre/shared/contract/traffic';

export interface ExitPatch {
  readonly id: string;
  readonly health: ExitHealth;
  readonly traffic: ExitTraffic;
}
export interface NounChange {
  readonly ids: ReadonlySet<string>;
  readonly revisions: ReadonlySet<number>;
}
/** What happened to the health of exits and to the protection of pools. */
export interface HealthNews {
  /** Oldest first; those that are too many are not here. */
  readonly events: readonly HealthEvent[];
  readonly pools: ReadonlyMap<string, PoolHealth>;
}
export interface LiveBatch {
  /** Something was missed: what is shown must be fetched again. */
  readonly reset: boolean;
  readonly overview: Overview | null;
  readonly points: readonly TrafficPoint[];
  /** Oldest first. */
  readonly requests: readonly RequestRow[];
  readonly moreRequests: number;
  readonly exits: ReadonlyMap<string, ExitPatch>;
  readonly health: HealthNews | null;
  readonly changed: ReadonlyMap<LiveNoun, NounChange>;
  readonly revision: RevisionState | null;
}

/** Most requests one batch holds; older ones are counted, not kept. */
const mostRequests = 200;
/** Most events of health one batch holds: the newest. */
const mostEvents = 200;

interface Draft {
  reset: boolean;
  overview: Overview | null;
  points: TrafficPoint[];
  requests: RequestRow[];
  moreRequests: number;
  exits: Map<string, ExitPatch>;
  health: { events: HealthEvent[]; pools: Map<string, PoolHealth> } | null;
  changed: Map<LiveNoun, { ids: Set<string>; revisions: Set<number> }>;
  revision: RevisionState | null;
}
const empty = (): Draft => ({
  reset: false,
  overview: null,
  points: [],
  requests: [],
  moreRequests: 0,
  exits: new Map(),
  health: null,
  changed: new Map(),
  revision: null,
});

export class LiveBuffer {
  private draft = empty();
  private filled = false;

  add(event: LiveEvent): void {
    const d = this.draft;
    switch (event.event) {
      case 'hello':
        return;
      case 'reset':
        d.reset = true;
        break;
      case 'overview':
        d.overview = event.data.overview;
        d.points.push(event.data.point);
        break;
      case 'requests':
        d.requests.push(...event.data.items);
        d.moreRequests += event.data.more + Math.max(0, d.requests.length - mostRequests);
        if (d.requests.length > mostRequests) d.requests = d.requests.slice(-mostRequests);
        break;
      case 'exits':
        for (const item of event.data.items) d.exits.set(item.id, item);
        break;
      case 'health': {
        d.health ??= { events: [], pools: new Map() };
        d.health.events = [...d.health.events, ...event.data.events].slice(-mostEvents);
        for (const pool of event.data.pools) d.health.pools.set(pool.poolId, pool);
        break;
      }
      case 'changed': {
        const of = d.changed.get(event.data.noun) ?? { ids: new Set<string>(), revisions: new Set<number>() };
        for (const id of event.data.ids) of.ids.add(id);
        of.revisions.add(event.data.revision);
        d.changed.set(event.data.noun, of);
        break;
      }
      case 'revision':
        d.revision = event.data;
        break;
    }
    this.filled = true;
  }

  /** Everything since the last call, or null when nothing came. */
  take(): LiveBatch | null {
    if (!this.filled) return null;
    const batch = this.draft;
    this.draft = empty();
    this.filled = false;
    return batch;
  }
}
