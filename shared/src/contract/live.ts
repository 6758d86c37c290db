// Event shapes of `GET /api/v1/live` (server-sent events). Every event has an increasing id; a client that reconnects with Last-Event-ID
// gets what it missed, or `reset` when that is no longer kept, and then refetches.
import type { ExitHealth, ExitTraffic } from './exits.ts';
import type { HealthEvent, PoolHealth } from './health.ts';
import type { Overview, RequestRow, RevisionState, TrafficPoint } from './traffic.ts';

export type LiveNoun =
  | 'exits'
  | 'pools'
  | 'proxy-users'
  | 'listeners'
  | 'settings'
  | 'tokens'
  | 'rules'
  | 'sessions'
  | 'places'
  | 'probe-profiles'
  | 'probe-runs'
  | 'write-runs'
  | 'import-runs'
  | 'site-ban-rules'
  | 'site-bans'
  | 'webhooks'
  | 'alerts'
  /** Much at once: any list may be out of date. */
  | 'config';

export type LiveEvent =
  /** First event of every stream. */
  | { readonly event: 'hello'; readonly data: { readonly version: string; readonly startedAt: number } }
  /** Events were missed: refetch everything shown. */
  | { readonly event: 'reset'; readonly data: Record<string, never> }
  /** Once a second: figures of now and the second that just ended. */
  | { readonly event: 'overview'; readonly data: { readonly overview: Overview; readonly point: TrafficPoint } }
  /** Newest requests since the last event, oldest first; at most 50, `more` counts those left out. */
  | { readonly event: 'requests'; readonly data: { readonly items: readonly RequestRow[]; readonly more: number } }
  /** Exits whose health or traffic figures moved; at most 500 a second. */
  | {
      readonly event: 'exits';
      readonly data: {
        readonly items: readonly { readonly id: string; readonly health: ExitHealth; readonly traffic: ExitTraffic }[];
      };
    }
  /** What happened to the health of exits since the last event, oldest first (at most 100, `more` counts those left out), and pools whose protection moved. */
  | {
      readonly event: 'health';
      readonly data: {
        readonly events: readonly HealthEvent[];
        readonly more: number;
        readonly pools: readonly PoolHealth[];
      };
    }
  /** Somebody wrote: lists of this noun may be out of date. */
  | {
      readonly event: 'changed';
      readonly data: { readonly noun: LiveNoun; readonly ids: readonly string[]; readonly revision: number };
    }
  /** A worker took a revision, came or went. */
  | { readonly event: 'revision'; readonly data: RevisionState };
export type LiveEventName = LiveEvent['event'];
