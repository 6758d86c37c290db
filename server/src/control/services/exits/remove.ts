// Remove one exit.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { checkVersion, guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { entryOrThrow } from './get.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'catalogue'>;

export function removeExit({ stores, ledger, catalogue }: Needs): Verb<EndpointOf<'exits.remove'>> {
  return (context, { params: { id }, ifVersion }) => {
    guard(context, 'operate');
    const { row } = entryOrThrow(catalogue, id);
    checkVersion(row.version, ifVersion);
    const { revision } = ledger.write(context.actor, () => {
      stores.exits.remove(row.seq);
      const effect = {
        noun: 'exits',
        action: 'remove',
        objectId: id,
        summary: `exit ${row.label}`,
        ids: [id],
      } as const;
      return { effect: { ...effect, gone: [id] }, result: undefined };
    });
    return { revision };
  };
}
