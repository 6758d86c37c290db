// How likely a strategy is to take an exit, where that is a number: higher is likelier.
import type { ExitEntry } from '../../core/snapshot/exit-entry.ts';
import { weightParts } from '../../core/snapshot/compile.ts';
import type { Snapshot } from '../../core/snapshot/snapshot.ts';

/** Null where order, time or the session's name decides. */
export function scoreOf(strategy: string, { load, slot }: ExitEntry, { columns }: Snapshot): number | null {
  const weight = columns.weight(slot) / weightParts;
  switch (strategy) {
    case 'weighted':
    case 'round-robin':
      return weight;
    case 'least-in-flight':
      return -rounded(load.inFlight / weight);
    case 'least-recently-used':
      return -Math.round(load.lastUsedAt);
    case 'peak-ewma':
      return Number.isNaN(load.latencyMs) ? 0 : -rounded(load.latencyMs * (load.inFlight + 1));
    case 'priority':
      return -columns.priority(slot);
    case 'cheapest':
      return columns.price(slot) === Infinity ? null : -columns.price(slot);
    default:
      return null;
  }
}
const rounded = (n: number): number => Math.round(n * 100) / 100;
