// Writes to proxy users. The answers to create and new password carry the password once; it stays in the mutation, never in the cache.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { BodyInput } from '@gyre/shared/contract/contract';
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import { call } from '../../lib/api-client.ts';
import { useWrite } from '../../lib/use-write.ts';
import { t } from './messages.ts';

// The first proxy user switches authentication on, so listeners change with it.
const touches = ['proxy-users', 'listeners'] as const;

export type ProxyUserCreate = BodyInput<EndpointOf<'proxyUsers.create'>>;
export type ProxyUserUpdate = BodyInput<EndpointOf<'proxyUsers.update'>>;

/** A proxy user and the password nobody can read again. */
export interface Credentials {
  readonly data: ProxyUser;
  readonly password: string;
}

export const useCreateProxyUser = (onSaved: (made: Credentials) => void) =>
  useWrite({
    run: (body: ProxyUserCreate) => call('proxyUsers.create', { body }),
    touches,
    saved: ({ data }) => t.saved.created(data.name),
    onSaved,
  });

export const useNewPassword = (onSaved: (made: Credentials) => void) =>
  useWrite({
    run: ({ id, graceMs }: { id: string; graceMs: number }) =>
      call('proxyUsers.newPassword', { params: { id }, body: { graceMs } }),
    touches,
    saved: ({ data }) => t.saved.newPassword(data.name),
    onSaved,
    undo: () => false,
  });

/** `failed` is the notice of a write that has no form to show the reason in. */
export const useUpdateProxyUser = (onSaved?: () => void, failed?: string) =>
  useWrite({
    run: ({ id, body, ifVersion }: { id: string; body: ProxyUserUpdate; ifVersion?: number }) =>
      call('proxyUsers.update', { params: { id }, body, ...(ifVersion === undefined ? {} : { ifVersion }) }),
    touches,
    saved: ({ data }, { body }) =>
      body.enabled === undefined ? t.saved.changed(data.name) : t.saved.switched(data.name, data.enabled),
    onSaved: () => onSaved?.(),
    failed,
  });

export const useRemoveProxyUser = (onSaved: () => void) =>
  useWrite({
    run: ({ id }: { id: string; name: string }) => call('proxyUsers.remove', { params: { id } }),
    touches,
    saved: (_, { name }) => t.saved.removed(name),
    onSaved,
  });
