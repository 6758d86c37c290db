// Further attempts of a request draw their exit where the first one takes the next in some order. Exits that stand side by side were often brought in
// together, lean on the same vendor, and fail together: going along the order, a request would spend all its attempts among them. The turn of others
// is not used up either. Strategies that draw or hash anyway stay as they are.
import type { Strategy } from '@gyre/shared/vocabulary';
import { rotationStrategies } from './registry.ts';
import type { RotationStrategy } from './strategy.ts';
import { tiered } from './tiered.ts';
import { weighted } from './weighted.ts';

export const furtherStrategies: Readonly<Record<Strategy, RotationStrategy>> = {
  ...rotationStrategies,
  'round-robin': weighted,
  'every-n': weighted,
  'least-in-flight': weighted,
  'least-recently-used': weighted,
  priority: tiered('priority', weighted),
  cheapest: tiered('price', weighted),
};
