// Writes to listeners. Opening one without authentication to other machines needs `confirmOpen`, which the form asks for in words.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { BodyInput } from '@gyre/shared/contract/contract';
import { call } from '../../lib/api-client.ts';
import { useWrite } from '../../lib/use-write.ts';
import { t } from './messages.ts';

const touches = ['listeners'] as const;

export type ListenerCreate = BodyInput<EndpointOf<'listeners.create'>>;
export type ListenerUpdate = BodyInput<EndpointOf<'listeners.update'>>;

export const useCreateListener = (onSaved: () => void) =>
  useWrite({
    run: (body: ListenerCreate) => call('listeners.create', { body }),
    touches,
    saved: ({ data }) => t.saved.created(data.name),
    onSaved,
  });

/** `failed` is the notice of a write that has no form to show the reason in. */
export const useUpdateListener = (onSaved?: () => void, failed?: string) =>
  useWrite({
    run: ({ id, body, ifVersion }: { id: string; body: ListenerUpdate; ifVersion?: number }) =>
      call('listeners.update', { params: { id }, body, ...(ifVersion === undefined ? {} : { ifVersion }) }),
    touches,
    saved: ({ data }) => t.saved.changed(data.name),
    onSaved: () => onSaved?.(),
    failed,
  });

export const useRemoveListener = (onSaved: () => void) =>
  useWrite({
    run: ({ id }: { id: string; name: string }) => call('listeners.remove', { params: { id } }),
    touches,
    saved: (_, { name }) => t.saved.removed(name),
    onSaved,
  });
