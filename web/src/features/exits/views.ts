// Saved views: read, kept, shared, removed; and what the address is when one is chosen.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { BodyInput } from '@gyre/shared/contract/contract';
import type { SavedView } from '@gyre/shared/contract/views';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import { useWrite } from '../../lib/use-write.ts';
import type { Asked } from './read-address.ts';
import { defaultSort } from './queries.ts';
import { t } from './view-messages.ts';

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: ({ signal }) => call('views.list', { signal }),
});

export type ViewFields = BodyInput<EndpointOf<'views.create'>>;

/** Without an id it is a new one. */
export const useSaveView = (onSaved: (view: SavedView) => void) =>
  useWrite({
    run: async ({ id, body }: { id?: string; body: ViewFields }) => {
      const { data } = await (id === undefined
        ? call('views.create', { body })
        : call('views.update', { params: { id }, body }));
      return { view: data, revision: null };
    },
    touches: ['views'],
    saved: ({ view }) => t.saved(view.name),
    onSaved: ({ view }) => onSaved(view),
  });

export const useRemoveView = (onRemoved: () => void) =>
  useWrite({
    run: ({ id }: SavedView) => call('views.remove', { params: { id } }),
    touches: ['views'],
    saved: (_, { name }) => t.removed(name),
    onSaved: onRemoved,
    failed: t.failed,
  });

/** The parts of the address a view sets; null takes it all away. */
export const addressOf = (view: SavedView | null) => ({
  view: view?.id ?? null,
  q: view?.q ?? null,
  sort: view === null || view.sort === defaultSort ? null : view.sort,
  cols: view?.cols.join(',') ?? null,
});

/** Whether the list shows just what this view says. */
export const isAsSaved = (view: SavedView, { q, sort, cols }: Asked): boolean =>
  view.q === q && view.sort === sort && view.cols.join(',') === cols.join(',');
