// Looking back over a span of time, for the overview.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import { runningOf } from '../running-of.ts';
import type { Verb } from '../services.ts';

export function lookBack(parts: Pick<Parts, 'running' | 'now'>): Verb<EndpointOf<'overview.lookBack'>> {
  return (context, { query: { range } }) => {
    guard(context, 'read');
    return runningOf(parts).traffic.lookBack(range, parts.now());
  };
}
