// The turn that decisions are explained with: one worker of one, with a chance that is the same each time.
import { SiteLatency } from '../../core/math/site-latency.ts';
import { makeTurn } from '../../core/rotation/strategy.ts';
import type { SelectionTurn } from '../../core/selection/request.ts';

export function explainTurn(): SelectionTurn {
  return { ...makeTurn({ worker: 0, workers: 1, seed: 1 }), latencies: new SiteLatency() };
}
