// Rename, share or change a saved view.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { checkView, ownViewOrThrow, shownView } from './rules.ts';

type Needs = Pick<Parts, 'stores' | 'now'>;

export function updateView({ stores, now }: Needs): Verb<EndpointOf<'views.update'>> {
  return (context, { params: { id }, body }) => {
    guard(context, 'operate');
    const row = { ...ownViewOrThrow(stores, context, id), ...body, updatedAt: now() };
    checkView(stores, row, id);
    stores.views.update(row);
    return { data: shownView(row, context) };
  };
}
