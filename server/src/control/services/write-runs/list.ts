// Large writes under way, and the latest that ended.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

export function listWriteRuns({ runs }: Pick<Parts, 'runs'>): Verb<EndpointOf<'writeRuns.list'>> {
  return (context) => {
    guard(context, 'read');
    return { items: runs.list() };
  };
}
