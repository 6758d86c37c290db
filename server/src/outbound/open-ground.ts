// A ground of one's own, for processes that carry no traffic but dial the way it does: the prober.
import { Deadlines } from '../net/deadlines.ts';
import { Resolver } from '../net/resolve.ts';
import type { Ground } from './ground.ts';

export function openGround(mayReachAddress: Ground['mayReachAddress']): Ground {
  const now = (): number => performance.now();
  return { deadlines: new Deadlines(now), resolver: new Resolver(now), now, mayReachAddress };
}
