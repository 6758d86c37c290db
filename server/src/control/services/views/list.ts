// List the saved views of who asks, and those that are shared.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { shownView } from './rules.ts';

export function listViews({ stores }: Pick<Parts, 'stores'>): Verb<EndpointOf<'views.list'>> {
  return (context) => {
    guard(context, 'read');
    return { items: stores.views.seenBy(context.actor.id).map((row) => shownView(row, context)) };
  };
}
