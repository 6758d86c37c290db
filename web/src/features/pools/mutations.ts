// Writes to pools and what they put out of date.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { BodyInput } from '@gyre/shared/contract/contract';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import { withSession } from '../../lib/session.ts';
import { useWrite } from '../../lib/use-write.ts';
import { t } from './messages.ts';

const touches = ['pools', 'exits', 'proxy-users', 'listeners', 'probe-profiles'] as const;

export type PoolCreate = BodyInput<EndpointOf<'pools.create'>>;
export type PoolUpdate = BodyInput<EndpointOf<'pools.update'>>;
export type WhatIf = BodyInput<EndpointOf<'explain.whatIf'>>;

export const useCreatePool = () =>
  useWrite({
    run: (body: PoolCreate) => call('pools.create', { body }),
    touches,
    saved: ({ data }) => t.saved.created(data.name),
  });

export const useUpdatePool = () =>
  useWrite({
    run: ({ id, body, ifVersion }: { id: string; body: PoolUpdate; ifVersion?: number }) =>
      call('pools.update', { params: { id }, body, ...(ifVersion === undefined ? {} : { ifVersion }) }),
    touches,
    saved: ({ data }) => t.saved.changed(data.name),
  });

export const useRemovePool = (onSaved: () => void) =>
  useWrite({
    run: ({ id, repointTo }: { id: string; name: string; repointTo?: string }) =>
      call('pools.remove', { params: { id }, query: repointTo === undefined ? {} : { repointTo } }),
    touches: [...touches, 'rules'],
    saved: (_, { name }) => t.saved.removed(name),
    onSaved,
  });

/** Tries an unsaved pool on recent requests; writes nothing. */
export const useWhatIf = () =>
  useMutation({ mutationFn: (body: WhatIf) => withSession(() => call('explain.whatIf', { body })) });
