// One request, from the log or from what is kept in memory.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { notFound } from '../errors.ts';
import { runningOf } from '../running-of.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

export function getRequest(parts: Pick<Parts, 'running'>): Verb<EndpointOf<'requests.get'>> {
  return (context, { params: { id } }) => {
    guard(context, 'read');
    const { kept, history } = runningOf(parts);
    const row = kept.find(id) ?? history.find(id);
    if (row === undefined) throw notFound('kept request', id);
    return row;
  };
}
