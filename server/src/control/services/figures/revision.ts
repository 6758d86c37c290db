// The newest revision and which worker runs it.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

type Needs = Pick<Parts, 'stores' | 'running'>;

export function getRevision({ stores, running }: Needs): Verb<EndpointOf<'revisions.current'>> {
  return (context) => {
    guard(context, 'read');
    const state = running()?.fleet.revisionState();
    if (state !== undefined) return state;
    const committedAt = stores.changes.newest()?.at ?? 0;
    return { revision: stores.settings.revision(), workers: [], running: 0, total: 0, committedAt };
  };
}
