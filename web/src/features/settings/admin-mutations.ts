// Writes to admins. Passwords that are made are in the one answer that may show them, never in the cache; workers know no admins.
import type { Admin } from '@gyre/shared/contract/admins';
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { BodyInput } from '@gyre/shared/contract/contract';
import type { AdminRole } from '@gyre/shared/vocabulary';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import { meQuery } from '../../lib/queries.ts';
import { signedIn } from '../../lib/session.ts';
import { useWrite } from '../../lib/use-write.ts';
import { t } from './admin-messages.ts';

export interface WithPassword {
  readonly data: Admin;
  readonly password: string | null;
}
const touches = ['admins', 'changes'];

export const useCreateAdmin = (onSaved: (made: WithPassword) => void) =>
  useWrite({
    run: async (body: BodyInput<EndpointOf<'admins.create'>>) => ({
      ...(await call('admins.create', { body })),
      revision: null,
    }),
    ...{ touches, onSaved },
  });

export const useResetPassword = (onSaved: (made: WithPassword) => void) =>
  useWrite({
    run: async (id: string) => ({
      ...(await call('admins.newPassword', { params: { id }, body: {} })),
      revision: null,
    }),
    ...{ touches, onSaved },
  });

export const useChangeRole = () => {
  const client = useQueryClient();
  return useWrite({
    run: async ({ admin, role }: { admin: Admin; role: AdminRole }) => ({
      ...(await call('admins.update', { params: { id: admin.id }, body: { role } })),
      revision: null,
    }),
    touches,
    saved: ({ data }) => t.roleSaved(data.name, t.roles[data.role]),
    failed: t.failedRole,
    // What one may oneself has changed with it.
    onSaved: ({ data }) => {
      if (data.you) void client.fetchQuery({ ...meQuery, staleTime: 0 }).then(signedIn);
    },
  });
};

export const useRemoveAdmin = (onSaved: () => void) =>
  useWrite({
    run: ({ id }: Admin) => call('admins.remove', { params: { id } }),
    touches,
    saved: (_, { name }) => t.removed(name),
    onSaved,
  });

export const useOwnPassword = (onSaved: () => void) =>
  useWrite({
    run: (body: BodyInput<EndpointOf<'me.password'>>) => call('me.password', { body }),
    touches,
    saved: () => t.ownSaved,
    onSaved,
  });

export const useEndSession = () =>
  useWrite({
    run: (id: string) => call('me.endSession', { params: { id } }),
    touches,
    saved: () => t.ended,
    failed: t.failedEnd,
  });
