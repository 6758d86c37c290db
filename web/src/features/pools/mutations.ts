// Writes to pools and what they put out of date.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { BodyInput } from '@gyre/shared/contract/contract';
import { call } from '../../lib/api-client.ts';
import { useWrite } from '../../lib/use-write.ts';
import { t } from './messages.ts';

const touches = ['pools', 'exits', 'proxy-users', 'listeners'] as const;

export type PoolCreate = BodyInput<EndpointOf<'pools.create'>>;
export type PoolUpdate = BodyInput<EndpointOf<'pools.update'>>;

export const useCreatePool = (onSaved: () => void) =>
  useWrite({
    run: (body: PoolCreate) => call('pools.create', { body }),
    touches,
    saved: ({ data }) => t.saved.created(data.name),
    onSaved,
  });

export const useUpdatePool = (onSaved: () => void) =>
  useWrite({
    run: ({ id, body, ifVersion }: { id: string; body: PoolUpdate; ifVersion?: number }) =>
      call('pools.update', { params: { id }, body, ...(ifVersion === undefined ? {} : { ifVersion }) }),
    touches,
    saved: ({ data }) => t.saved.changed(data.name),
    onSaved,
  });

export const useRemovePool = (onSaved: () => void) =>
  useWrite({
    run: ({ id }: { id: string; name: string }) => call('pools.remove', { params: { id } }),
    touches,
    saved: (_, { name }) => t.saved.removed(name),
    onSaved,
  });
