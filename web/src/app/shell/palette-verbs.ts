// Verbs on what the palette finds: how they are said, on what, and what they need. Those that cannot be undone open their dialog, as buttons do.
import type { SearchHit, SearchKind } from '@gyre/shared/contract/search';
import { printValue } from '@gyre/shared/query/syntax';
import type { Scope } from '@gyre/shared/vocabulary';
import { t } from '../../lib/messages/palette.ts';

export type ExitSwitch = 'enable' | 'drain' | 'disable';
export type HitDeed =
  | { readonly kind: 'go'; readonly to: string; readonly search?: Readonly<Record<string, string>> }
  | { readonly kind: 'exit-state'; readonly hit: SearchHit; readonly verb: ExitSwitch }
  | { readonly kind: 'user-state'; readonly id: string; readonly enabled: boolean };

export interface HitVerb {
  readonly id: string;
  readonly kind: SearchKind;
  readonly needs: Scope;
  /** How it begins when somebody types it, in lower case; the longest first. */
  readonly said: readonly string[];
  readonly label: (name: string) => string;
  /** Whether it makes sense for this one now. */
  readonly fits: (hit: SearchHit) => boolean;
  readonly deed: (hit: SearchHit) => HitDeed;
}

const always = (): boolean => true;
const exitSwitch = (verb: ExitSwitch, after: SearchHit['admin']): HitVerb => ({
  ...{ id: `exit-${verb}`, kind: 'exit', needs: 'operate', ...t.exitVerbs[verb] },
  fits: (hit) => hit.admin !== after,
  deed: (hit) => ({ kind: 'exit-state', hit, verb }),
});
const userSwitch = (enabled: boolean): HitVerb => ({
  ...{ id: `user-${enabled ? 'on' : 'off'}`, kind: 'proxy-user', needs: 'operate' },
  ...(enabled ? t.userVerbs.on : t.userVerbs.off),
  fits: (hit) => (hit.admin === 'enabled') !== enabled,
  deed: ({ id }) => ({ kind: 'user-state', id, enabled }),
});

export const hitVerbs: readonly HitVerb[] = [
  exitSwitch('drain', 'draining'),
  exitSwitch('disable', 'disabled'),
  exitSwitch('enable', 'enabled'),
  {
    ...{ id: 'exit-requests', kind: 'exit', needs: 'read', ...t.exitVerbs.requests, fits: always },
    deed: ({ name }) => ({ kind: 'go', to: '/requests', search: { q: `exit:${printValue(name)}` } }),
  },
  {
    ...{ id: 'user-password', kind: 'proxy-user', needs: 'operate', ...t.userVerbs.password, fits: always },
    deed: ({ id }) => ({ kind: 'go', to: `/proxy-users/${id}`, search: { do: 'password' } }),
  },
  {
    ...{ id: 'user-remove', kind: 'proxy-user', needs: 'operate', ...t.userVerbs.remove, fits: always },
    deed: ({ id }) => ({ kind: 'go', to: `/proxy-users/${id}`, search: { do: 'remove' } }),
  },
  userSwitch(false),
  userSwitch(true),
  {
    ...{ id: 'target-explain', kind: 'target', needs: 'read', ...t.targetVerbs.explain, fits: always },
    deed: ({ name }) => ({ kind: 'go', to: '/explain', search: { target: name } }),
  },
  {
    ...{ id: 'pool-members', kind: 'pool', needs: 'read', ...t.poolVerbs.members, fits: always },
    deed: ({ name }) => ({ kind: 'go', to: '/exits', search: { q: `pool:${printValue(name)}` } }),
  },
];

/** Where a thing is shown. */
export function placeOfHit({ kind, id, name }: SearchHit): HitDeed {
  const go = (to: string, search?: Readonly<Record<string, string>>): HitDeed => ({
    kind: 'go',
    to,
    ...(search ? { search } : {}),
  });
  switch (kind) {
    case 'exit':
      return go('/exits', { exit: id });
    case 'pool':
      return go(`/pools/${id}`);
    case 'proxy-user':
      return go(`/proxy-users/${id}`);
    case 'listener':
      return go('/listeners');
    case 'rule':
      return go('/rules', { rule: id });
    case 'session':
      return go('/sessions', { q: name });
    case 'request':
      return go('/requests', { request: id });
    case 'target':
      return go('/requests', { q: `target:${printValue(name)}` });
  }
}
