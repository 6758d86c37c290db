// Read one pool.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import { onePoolView } from '../pool-view.ts';
import type { Verb } from '../services.ts';
import { poolOrThrow } from './rules.ts';

type Needs = Pick<Parts, 'stores' | 'catalogue'>;

export function getPool({ stores, catalogue }: Needs): Verb<EndpointOf<'pools.get'>> {
  return (context, { params: { id } }) => {
    guard(context, 'read');
    return onePoolView(poolOrThrow(stores, id), stores, catalogue);
  };
}
