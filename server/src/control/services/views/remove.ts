// Remove a saved view.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { ownViewOrThrow } from './rules.ts';

export function removeView({ stores }: Pick<Parts, 'stores'>): Verb<EndpointOf<'views.remove'>> {
  return (context, { params: { id } }) => {
    guard(context, 'operate');
    stores.views.remove(ownViewOrThrow(stores, context, id));
    return null;
  };
}
