// The first claim, signing in and signing out.
import type { Identity } from '@gyre/shared/contract/auth';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { call } from '../../lib/api-client.ts';
import { meQuery, setupQuery } from '../../lib/queries.ts';
import { signedIn, signedOut } from '../../lib/session.ts';

export interface Credentials {
  readonly name: string;
  readonly password: string;
}
export interface Claim extends Credentials {
  readonly code: string;
}

export function useClaim(): UseMutationResult<Identity, Error, Claim> {
  const client = useQueryClient();
  return useMutation<Identity, Error, Claim>({
    mutationFn: (body) => call('setup.claim', { body }),
    onSuccess: (identity) => {
      client.setQueryData(setupQuery.queryKey, (state) => state && { ...state, claimed: true });
      client.setQueryData(meQuery.queryKey, identity);
      signedIn(identity);
    },
  });
}

export function useSignIn(): UseMutationResult<Identity, Error, Credentials> {
  const client = useQueryClient();
  return useMutation<Identity, Error, Credentials>({
    mutationFn: (body) => call('auth.signIn', { body }),
    onSuccess: (identity) => {
      client.setQueryData(meQuery.queryKey, identity);
      signedIn(identity);
    },
  });
}

/** Also leaves when the server no longer knows the session: what is left then is only this page. */
export function useSignOut(): UseMutationResult<null, Error, void> {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation<null, Error, void>({
    mutationFn: () => call('auth.signOut'),
    onSettled: async () => {
      signedOut();
      await router.navigate({ to: '/sign-in' });
      client.clear();
    },
  });
}
