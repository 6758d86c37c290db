// Further attempts of a request draw their exit where the first one takes the next in some order. Exits that stand side by side were often brought in
// together, lean on the same vendor, and fail together: going along the order, a request would spend all its attempts among them. The turn of others
// is not used up either. Of two that are drawn the one with less under way is taken: exits that stall gather requests, so that after a failure of many
// the next attempts do not all come to those. Strategies that draw or hash anyway stay as they are.
import type { Strategy } from '@gyre/shared/vocabulary';
import { rotationStrategies } from './registry.ts';
import type { RotationStrategy } from './strategy.ts';
import { tiered } from './tiered.ts';
import { calmerOfTwo } from './calmer-of-two.ts';

export const furtherStrategies: Readonly<Record<Strategy, RotationStrategy>> = {
  ...rotationStrategies,
  'round-robin': calmerOfTwo,
  'every-n': calmerOfTwo,
  'least-in-flight': calmerOfTwo,
  'least-recently-used': calmerOfTwo,
  priority: tiered('priority', calmerOfTwo),
  cheapest: tiered('price', calmerOfTwo),
};
