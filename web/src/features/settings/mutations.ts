// Writes to the settings and the API tokens. A new token is in the one answer that may show it, never in the cache.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { BodyInput } from '@gyre/shared/contract/contract';
import type { Token } from '@gyre/shared/contract/auth';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import { withSession } from '../../lib/session.ts';
import { useWrite } from '../../lib/use-write.ts';
import { t } from './messages.ts';
import { settingsQuery } from './queries.ts';

export type SettingsUpdate = BodyInput<EndpointOf<'settings.update'>>;
export type TokenCreate = BodyInput<EndpointOf<'tokens.create'>>;

export const useSaveSettings = () => {
  const client = useQueryClient();
  return useWrite({
    run: (body: SettingsUpdate) => call('settings.update', { body }),
    touches: ['listeners'],
    saved: () => t.saved,
    onSaved: ({ data }) => client.setQueryData(settingsQuery.queryKey, data),
  });
};

/** A question: nothing is written. */
export const useHindsight = () =>
  useMutation({
    mutationFn: (body: BodyInput<EndpointOf<'health.hindsight'>>) =>
      withSession(() => call('health.hindsight', { body })),
  });

export const useCreateToken = (onSaved: (made: { data: Token; token: string }) => void) =>
  useWrite({
    // Tokens are no part of what workers run, so there is no revision to wait for.
    run: async (body: TokenCreate) => ({ ...(await call('tokens.create', { body })), revision: null }),
    touches: ['tokens'],
    onSaved,
  });

export const useRevokeToken = (onSaved: () => void) =>
  useWrite({
    run: ({ id }: { id: string; name: string }) => call('tokens.remove', { params: { id } }),
    touches: ['tokens'],
    saved: (_, { name }) => t.tokens.revoked(name),
    onSaved,
  });
