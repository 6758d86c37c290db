// The query cache: retries what a moment may heal, never what the server refused, and tells the session about every 401.
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-client.ts';
import { noteFailure } from './session.ts';

const passing = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status === 502 || error.status === 503);

export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: noteFailure }),
    mutationCache: new MutationCache({ onError: noteFailure }),
    defaultOptions: {
      // The live stream says when something is out of date, so nothing is fetched again just because a window got focus.
      queries: {
        staleTime: 15_000,
        gcTime: 120_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => passing(error) && count < 2,
        retryDelay: (count) => 600 * 2 ** count,
      },
      mutations: { retry: false },
    },
  });
}
