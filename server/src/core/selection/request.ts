// What selection is asked, and what it says besides the exit.
import type { SiteLatency } from '../math/site-latency.ts';
import type { SiteBansHere } from '../bans/table.ts';
import type { Turn } from '../rotation/strategy.ts';
import type { Guarantee } from '@gyre/shared/vocabulary';
import type { Binding } from '../session/binding.ts';
import type { ExitEntry } from '../snapshot/exit-entry.ts';
import type { Pool, PoolView } from '../snapshot/pool.ts';
import type { Criteria } from '../targeting/criteria.ts';

/** The session a request belongs to. */
export interface SessionAsk {
  readonly key: string;
  /** 32-bit hash of the key. */
  readonly hash: number;
  readonly user: string;
  readonly name: string;
  readonly guarantee: Guarantee;
  readonly ttlMs: number;
  readonly sliding: boolean;
  /** Requests of one worker after which it begins anew; Infinity = never. */
  readonly mostRequests: number;
}

export interface SelectionRequest {
  readonly pool: PoolView;
  readonly criteria: Criteria | undefined;
  /** A rule lets it leave by this machine's own addresses: exits of scheme `direct`, whatever the pool. */
  readonly direct: boolean;
  /** This very exit, if the pool has it. */
  readonly exitId: string | undefined;
  readonly session: SessionAsk | undefined;
  /** What is known of the session; `live`: its time is not over. */
  readonly binding: Binding | undefined;
  readonly bindingLive: boolean;
  /** 32-bit hash of the site: for strategies that keep a site with an exit. */
  readonly siteHash: number;
  /** Exits that are or were out at the request's site; absent: none, the usual case. */
  readonly bans?: SiteBansHere | undefined;
  /** Epoch ms: for strategies that change by time, and for site bans. */
  readonly wallMs: number;
  /** Exits this request has tried: never chosen again. */
  readonly tried: readonly ExitEntry[];
}

/** Chance, the place of this worker, and what it learned of sites. */
export interface SelectionTurn extends Turn {
  readonly latencies: SiteLatency;
}

/** What selection says besides the exit. One object for a request, written by each choice. */
export interface Choice {
  /** The pool the exit is from: the request's own or one of its fallbacks. */
  chosenFrom: Pool | undefined;
  /** What stays the same although the session's exit changes; undefined = it does not. */
  moved: Guarantee | undefined;
}

/** Which generation of the session this request belongs to. */
export function generationOf({ binding, bindingLive }: SelectionRequest): number {
  if (binding === undefined) return 0;
  return bindingLive ? binding.generation : binding.generation + 1;
}
