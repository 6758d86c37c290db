// What each strategy does, as a score: requests from left to right, exits from top to bottom, a mark where a request went. Pure data.
import type { Strategy } from '@gyre/shared/vocabulary';

export interface StrategyPicture {
  /** Lane of each request in turn; -1 leaves a gap. */
  readonly went: readonly number[];
  /** What the strategy looks at, one bar before each lane, 0–1. */
  readonly bars?: readonly number[];
  /** Requests drawn as rings: another target. */
  readonly rings?: readonly number[];
  /** A line before these requests: time passes. */
  readonly ticks?: readonly number[];
  /** A line under this lane: tiers. */
  readonly tierAfter?: number;
}

export const strategyPictures: Readonly<Record<Strategy, StrategyPicture>> = {
  'round-robin': { went: [0, 1, 2, 3, 0, 1, 2, 3, 0, 1] },
  random: { went: [2, 0, 3, 3, 1, 0, 2, 1, 1, 3] },
  weighted: { went: [0, 0, 1, 0, 2, 0, 0, 1, 3, 0], bars: [1, 0.45, 0.25, 0.25] },
  'least-in-flight': { went: [2, 2, 0, 2, 0, 3, 2, 0, 3, 2], bars: [0.5, 1, 0.2, 0.7] },
  'least-recently-used': { went: [3, 1, 0, 2, 3, 1, 0, 2, 3, 1] },
  'every-n': { went: [0, 0, 0, 1, 1, 1, 2, 2, 2, 3] },
  timed: { went: [0, 0, -1, -1, 1, 1, 1, 2, -1, 2], ticks: [4, 7] },
  rendezvous: { went: [1, 3, 1, 1, 3, 1, 3, 3, 1, 3], rings: [1, 4, 6, 7, 9] },
  'peak-ewma': { went: [1, 1, 3, 1, 1, 0, 1, 3, 1, 1], bars: [0.75, 0.2, 1, 0.45] },
  priority: { went: [0, 1, 0, 1, 0, 1, 2, 0, 1, 0], tierAfter: 1 },
  cheapest: { went: [2, 2, 2, 2, 0, 2, 2, 2, 2, 2], bars: [0.5, 1, 0.2, 0.8] },
};
