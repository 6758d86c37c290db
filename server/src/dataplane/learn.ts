// What an attempt that went well teaches of its exit: its average time, its time for the site, and that it works.
import { usesSites } from '../core/selection/select.ts';
import type { Attempt } from './attempt.ts';
import type { House } from './house.ts';
import { siteHashOf } from './sites.ts';

/** Weight of the newest value in an exit's average latency. */
const latencyWeight = 0.2;

/** `host` is the target's; `ms` from the beginning of the attempt to its aim. */
export function learn({ ground, turn, reporter }: House, { entry, pool }: Attempt, host: string, ms: number): void {
  const { load } = entry;
  load.latencyMs = Number.isNaN(load.latencyMs) ? ms : load.latencyMs + (ms - load.latencyMs) * latencyWeight;
  // A site is worked out only where the pool's strategy uses it.
  if (pool !== undefined && usesSites(pool.strategy))
    turn.latencies.observe(entry.hash, siteHashOf(host), ms, ground.now());
  reporter.attemptOk(entry, ms);
  reporter.sites.observe(entry, host, ms);
}
