// Name → strategy. The compiler checks it against shared/vocabulary.ts.
import type { Strategy } from '@gyre/shared/vocabulary';
import { leastInFlight } from './least-in-flight.ts';
import { random } from './random.ts';
import { roundRobin } from './round-robin.ts';
import type { RotationStrategy } from './strategy.ts';
import { weighted } from './weighted.ts';

export const rotationStrategies: Readonly<Record<Strategy, RotationStrategy>> = {
  'round-robin': roundRobin,
  random,
  weighted,
  'least-in-flight': leastInFlight,
};
