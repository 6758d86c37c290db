// Name → strategy. The compiler checks it against shared/vocabulary.ts.
import type { Strategy } from '@gyre/shared/vocabulary';
import { cheapest } from './cheapest.ts';
import { everyN } from './every-n.ts';
import { leastInFlight } from './least-in-flight.ts';
import { leastRecentlyUsed } from './least-recently-used.ts';
import { peakEwma } from './peak-ewma.ts';
import { priority } from './priority.ts';
import { random } from './random.ts';
import { rendezvous } from './rendezvous.ts';
import { roundRobin } from './round-robin.ts';
import type { RotationStrategy } from './strategy.ts';
import { timed } from './timed.ts';
import { weighted } from './weighted.ts';

export const rotationStrategies: Readonly<Record<Strategy, RotationStrategy>> = {
  'round-robin': roundRobin,
  random,
  weighted,
  'least-in-flight': leastInFlight,
  'least-recently-used': leastRecentlyUsed,
  'every-n': everyN,
  timed,
  rendezvous,
  'peak-ewma': peakEwma,
  priority,
  cheapest,
};
