// Read one proxy user.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { userOrThrow, userView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'now' | 'running'>;

export function getProxyUser({ stores, now, running }: Needs): Verb<EndpointOf<'proxyUsers.get'>> {
  return (context, { params }) => {
    guard(context, 'read');
    return userView(userOrThrow(stores, params.id), stores, { now: now(), running: running() });
  };
}
