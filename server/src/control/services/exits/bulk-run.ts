// A bulk action over many exits, part by part: each part finds its exits again as they are then, so nothing written meanwhile is lost.
import type { WriteRun } from '@gyre/shared/contract/write-runs';
import { Breather } from '../../catalogue/breather.ts';
import type { Entry } from '../../catalogue/entry.ts';
import type { Actor } from '../context.ts';
import type { Parts } from '../parts.ts';
import { type BulkAction, bulkWork } from './bulk-work.ts';

type Needs = Pick<Parts, 'stores' | 'catalogue' | 'runs'>;
/** Exits looked at between two breaths. */
const lookedAt = 1_024;

/** Those the action changes; others have their turn meanwhile. */
export async function changedBy(
  { stores }: Needs,
  entries: readonly Entry[],
  action: BulkAction,
): Promise<readonly string[]> {
  const ids: string[] = [];
  const breather = new Breather();
  for (let at = 0; at < entries.length; at += lookedAt) {
    ids.push(...bulkWork(stores, entries.slice(at, at + lookedAt), action).ids);
    await breather.mayGive();
  }
  return ids;
}

export function startBulkRun(parts: Needs, actor: Actor, ids: readonly string[], action: BulkAction): WriteRun {
  const { stores, catalogue, runs } = parts;
  const { action: word, summary } = bulkWork(stores, [], action);
  let at = 0;
  const next = (size: number, now: number) => {
    const some = ids.slice(at, at + size);
    const work = bulkWork(
      stores,
      some.flatMap((id) => catalogue.find(id) ?? []),
      action,
    );
    const did = work.ids.length === 0 ? {} : work.write(now);
    at += some.length;
    const effect = { ids: work.ids, ...did, count: some.length, left: some.length - work.ids.length };
    return { effect, last: at >= ids.length };
  };
  const told = { actor, noun: 'exits', action: word, unit: 'exits', summary, takesBack: null } as const;
  return runs.start({ ...told, total: ids.length, next });
}
