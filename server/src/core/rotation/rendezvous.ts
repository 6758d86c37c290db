// Rendezvous: a site always meets the same exit, in every worker, unless the exit has much more to do than the others: then the site's next
// exit helps out (Mirrokni, Thorup & Zadimoghaddam, "Consistent hashing with bounded loads", 2016). Weights do not apply.
import type { RotationStrategy } from './strategy.ts';

/** How much more than the average an exit may have in flight. */
const bound = 1.25;

export const rendezvous: RotationStrategy = (ring, view, _turn, want) => {
  const { count } = ring.members;
  if (count === 0) return -1;
  const most = Math.ceil((bound * want.inFlight) / count);
  const within = ring.placement.find(
    want.siteHash,
    (slot) => view.inFlight(slot) <= most && view.takes(slot),
    view.mostOut,
  );
  return within >= 0 ? within : ring.placement.find(want.siteHash, (slot) => view.takes(slot), view.mostOut);
};
