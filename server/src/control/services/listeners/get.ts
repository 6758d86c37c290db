// Read one listener.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { listenerOrThrow, listenerView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'running'>;

export function getListener({ stores, running }: Needs): Verb<EndpointOf<'listeners.get'>> {
  return (context, { params: { id } }) => {
    guard(context, 'read');
    return listenerView(listenerOrThrow(stores, id), stores.users.count() > 0, running());
  };
}
