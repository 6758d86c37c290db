// Save a view. It is nobody's configuration: no revision, and nothing to take back.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { checkView, shownView } from './rules.ts';

type Needs = Pick<Parts, 'stores' | 'entropy' | 'now'>;

export function createView({ stores, entropy, now: clock }: Needs): Verb<EndpointOf<'views.create'>> {
  return (context, { body }) => {
    guard(context, 'operate');
    const { id: ownerId, name: owner } = context.actor;
    checkView(stores, { ...body, ownerId });
    const now = clock();
    const id = entropy.id('view', now);
    const row = stores.views.insert({ ...body, id, ownerId, owner, createdAt: now, updatedAt: now });
    return { data: shownView(row, context) };
  };
}
