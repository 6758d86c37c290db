// What admins set up, as it answers to a text: pools, proxy users, listeners, rules.
import type { SearchHit, SearchKind } from '@gyre/shared/contract/search';
import type { Stores } from '../../../storage/stores/stores.ts';
import { Best, rankOf, type Typed } from './words.ts';

interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly facts: readonly string[];
  readonly enabled: boolean | null;
}

export function setUpHits(stores: Stores, typed: Typed, limit: number): SearchHit[] {
  const find = (kind: SearchKind, of: readonly Candidate[]): SearchHit[] => bestOf(kind, of, typed, limit);
  return [
    ...find(
      'pool',
      stores.pools.all().map(({ id, name }) => ({ id, name, facts: [], enabled: null })),
    ),
    ...find(
      'proxy-user',
      stores.users.all().map(({ id, name, note, enabled }) => ({ id, name, facts: [note], enabled })),
    ),
    ...find(
      'listener',
      stores.listeners.all().map(({ id, name, host, port, enabled }) => {
        const address = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
        return { id, name, facts: [address], enabled };
      }),
    ),
    ...find(
      'rule',
      stores.rules.all().map(({ id, name, enabled, when }) => ({ id, name, facts: targetsOf(when), enabled })),
    ),
  ];
}

/** The targets a rule names, where it does; kept as JSON in the table. */
function targetsOf(when: unknown): readonly string[] {
  const { targets } = (when ?? {}) as { readonly targets?: readonly unknown[] };
  return (targets ?? []).filter((it): it is string => typeof it === 'string').slice(0, 3);
}

function bestOf(kind: SearchKind, of: readonly Candidate[], typed: Typed, limit: number): SearchHit[] {
  const best = new Best<Candidate>(limit);
  for (const one of of) {
    const rest = `${one.facts.join(' ')} ${one.id}`.toLowerCase();
    best.add(rankOf(typed, one.name.toLowerCase(), rest), one);
  }
  return best.take().map(({ id, name, facts, enabled }) => ({
    ...{ kind, id, name: name === '' ? id : name, facts: facts.filter(Boolean), health: null },
    admin: enabled === null ? null : enabled ? 'enabled' : 'disabled',
  }));
}
