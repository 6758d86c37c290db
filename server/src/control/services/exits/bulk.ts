// Change, probe or remove many exits: by ids or by query, in one change.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard, readQuery } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { bulkWork } from './bulk-work.ts';
import { entryOrThrow } from './get.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'catalogue' | 'running' | 'now'>;

export function bulkExits(parts: Needs): Verb<EndpointOf<'exits.bulk'>> {
  const { catalogue, stores, ledger, now } = parts;
  return (context, { body: { selection, action } }) => {
    guard(context, 'operate');
    const entries =
      'q' in selection
        ? catalogue.matching(readQuery(selection.q, '/selection/q'), now())
        : [...new Set(selection.ids)].map((id) => entryOrThrow(catalogue, id));
    const matched = entries.length;
    if (action.verb === 'probe') {
      parts.running()?.prober.probeSoon(entries.map((it) => it.row.id));
      return { matched, changed: matched, revision: stores.settings.revision() };
    }
    const { ids, write, ...told } = bulkWork(stores, entries, action);
    if (ids.length === 0) return { matched, changed: 0, revision: stores.settings.revision() };
    const summary = `${ids.length} ${ids.length === 1 ? 'exit' : 'exits'}: ${told.summary}`;
    const { revision } = ledger.write(context.actor, (at) => {
      const effect = { noun: 'exits', action: told.action, objectId: null, summary, ids, ...write(at) } as const;
      return { effect, result: undefined };
    });
    return { matched, changed: ids.length, revision };
  };
}
