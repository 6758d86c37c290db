// What holds for saved views: who may see and change one, and that their names differ.
import type { SavedView } from '@gyre/shared/contract/views';
import type { Stores } from '../../../storage/stores/stores.ts';
import type { ViewRow } from '../../../storage/stores/view-store.ts';
import type { ServiceContext } from '../context.ts';
import { notFound, ServiceError } from '../errors.ts';
import { includes, readQuery } from '../guard.ts';

/** Views one owner may keep. */
const mostViews = 100;

/** @throws ServiceError `forbidden` for a shared view of somebody else; `not_found` for a private one, as if it were not there. */
export function ownViewOrThrow(stores: Stores, { actor }: ServiceContext, id: string): ViewRow {
  const row = stores.views.find(id);
  if (row === undefined) throw notFound('view', id);
  if (row.ownerId === actor.id || (row.shared && includes(actor.scope, 'admin'))) return row;
  if (!row.shared) throw notFound('view', id);
  throw new ServiceError('forbidden', `The view “${row.name}” belongs to ${row.owner}.`);
}

/** @throws ServiceError when a view like this cannot be saved. */
export function checkView(stores: Stores, wanted: Pick<ViewRow, 'ownerId' | 'name' | 'q'>, id?: string): void {
  readQuery(wanted.q, '/q');
  const own = stores.views.seenBy(wanted.ownerId).filter((it) => it.ownerId === wanted.ownerId);
  if (own.some((it) => it.id !== id && it.name === wanted.name))
    throw new ServiceError('conflict', `There is a view “${wanted.name}” already.`);
  if (id === undefined && own.length >= mostViews)
    throw new ServiceError('conflict', `${mostViews} views are kept at most; remove one first.`);
}

export function shownView({ seq: _, ownerId, ...row }: ViewRow, { actor }: ServiceContext): SavedView {
  return { ...row, mine: ownerId === actor.id };
}
