// What a fresh installation has: one pool that holds everything. The listener comes from flags, settings have their defaults.
import type { Actor } from './context.ts';
import type { Parts } from './parts.ts';
import { policyOf } from './pools/rules.ts';

const system: Actor = { kind: 'system', id: 'system', name: 'Gyre', scope: 'admin' };
export const defaultPoolName = 'default';

export function seed({ stores, ledger, entropy }: Pick<Parts, 'stores' | 'ledger' | 'entropy'>): void {
  if (stores.pools.all().some((it) => it.builtIn)) return;
  ledger.write(system, (now) => {
    const id = entropy.id('pool', now);
    const policy = { strategy: 'round-robin', query: '', fallbacks: [], ...policyOf({}) } as const;
    stores.pools.insert({
      id,
      name: defaultPoolName,
      ...policy,
      builtIn: true,
      createdAt: now,
      updatedAt: now,
      version: 1,
    });
    const summary = `pool ${defaultPoolName}, which holds every exit`;
    const effect = {
      noun: 'pools',
      action: 'create',
      objectId: id,
      summary,
      ids: [id],
      pools: true,
      frame: true,
    } as const;
    return { effect, result: undefined };
  });
}
