// Screen state that lives in the address: small text parameters beside the path. Choosing pushes a history entry, typing replaces it.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export interface Url {
  /** '' when the parameter is absent. */
  readonly get: (name: string) => string;
  /** '' and null remove the parameter; all others stay as they are. */
  readonly set: (patch: Readonly<Record<string, string | null>>, how?: 'push' | 'replace') => void;
}

type Search = Readonly<Record<string, unknown>>;

export function useUrl(): Url {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const get = useCallback(
    (name: string) => {
      const value = search[name];
      return typeof value === 'string'
        ? value
        : typeof value === 'number' || typeof value === 'boolean'
          ? `${value}`
          : '';
    },
    [search],
  );
  const set = useCallback(
    (patch: Readonly<Record<string, string | null>>, how: 'push' | 'replace' = 'push') => {
      const merge = (before: Search): Search => merged(before, patch);
      void navigate({ to: '.', search: merge, replace: how === 'replace', resetScroll: false });
    },
    [navigate],
  );
  return { get, set };
}

export function merged(before: Search, patch: Readonly<Record<string, string | null>>): Search {
  const after: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null || value === '') delete after[name];
    else after[name] = value;
  }
  return after;
}
