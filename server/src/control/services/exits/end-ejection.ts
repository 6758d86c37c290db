// End an exit's ejection before its time: for a person who knows that it works again.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import { runningOf } from '../running-of.ts';
import type { Verb } from '../services.ts';
import { entryOrThrow } from './get.ts';

type Needs = Pick<Parts, 'catalogue' | 'ledger' | 'running'>;

export function endEjection(parts: Needs): Verb<EndpointOf<'exits.endEjection'>> {
  return (context, { params: { id } }) => {
    guard(context, 'operate');
    const { label } = entryOrThrow(parts.catalogue, id).row;
    const { health } = runningOf(parts);
    if (health.of(id).state === 'ejected') {
      health.endEjection(id);
      const entry = { noun: 'exits', action: 'end-ejection', objectId: id } as const;
      parts.ledger.note(context.actor, { ...entry, summary: `exit ${label}: ejection ended` }, () => {});
    }
    return { health: health.of(id) };
  };
}
