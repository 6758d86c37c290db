// Three places to start a new pool from: plain rotation, one address per session, one country. Pure.
import { emptyPool, type PoolDraft } from './pool-draft.ts';

export const poolStarts: Readonly<Record<'rotate' | 'sticky' | 'country', Partial<PoolDraft>>> = {
  rotate: { membership: 'all', strategy: 'round-robin' },
  sticky: { membership: 'all', strategy: 'least-in-flight', guarantee: 'same-ip', expiry: 'sliding' },
  country: { membership: 'query', query: 'country:DE', strategy: 'least-in-flight', guarantee: 'same-country' },
};

/** The start, keeping the name that was typed. */
export const startedFrom = (start: keyof typeof poolStarts, draft: PoolDraft): PoolDraft => ({
  ...emptyPool,
  name: draft.name,
  ...poolStarts[start],
});
