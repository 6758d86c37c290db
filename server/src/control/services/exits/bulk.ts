// Change, probe or remove many exits: by ids or by query, in one change; more than a thousand part by part.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Entry } from '../../catalogue/entry.ts';
import { guard, readQuery } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { atOnceMost } from '../written-runs.ts';
import { changedBy, startBulkRun } from './bulk-run.ts';
import { bulkWork } from './bulk-work.ts';
import { entryOrThrow } from './get.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'catalogue' | 'running' | 'runs' | 'now'>;

export function bulkExits(parts: Needs): Verb<EndpointOf<'exits.bulk'>> {
  const { catalogue, stores, ledger } = parts;
  return async (context, { body: { selection, action } }) => {
    guard(context, 'operate');
    const entries =
      'q' in selection
        ? await matching(parts, selection.q)
        : [...new Set(selection.ids)].map((id) => entryOrThrow(catalogue, id));
    const matched = entries.length;
    if (action.verb === 'probe') {
      parts.running()?.prober.probeSoon(entries.map((it) => it.row.id));
      return { matched, changed: matched, revision: stores.settings.revision(), run: null };
    }
    if (matched > atOnceMost) {
      parts.runs.checkFree();
      const changed = await changedBy(parts, entries, action);
      if (changed.length > atOnceMost) {
        const run = startBulkRun(parts, context.actor, changed, action);
        return { matched, changed: changed.length, revision: run.revision, run };
      }
    }
    const { ids, write, ...told } = bulkWork(stores, entries, action);
    if (ids.length === 0) return { matched, changed: 0, revision: stores.settings.revision(), run: null };
    const summary = `${ids.length} ${ids.length === 1 ? 'exit' : 'exits'}: ${told.summary}`;
    const { revision } = ledger.write(context.actor, (at) => {
      const effect = { noun: 'exits', action: told.action, objectId: null, summary, ids, ...write(at) } as const;
      return { effect, result: undefined };
    });
    return { matched, changed: ids.length, revision, run: null };
  };
}

async function matching({ catalogue, now }: Needs, q: string): Promise<Entry[]> {
  const found: Entry[] = [];
  await catalogue.visit(readQuery(q, '/selection/q'), now(), (entry) => void found.push(entry));
  return found.filter((it) => !it.gone);
}
