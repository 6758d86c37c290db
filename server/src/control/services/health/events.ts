// Changes of state of exits, newest first: what storage has, and before that what it is told in a few seconds.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { HealthEvent } from '@gyre/shared/contract/health';
import type { StoredHealthEvent } from '../../inventory-port.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { exitName } from '../exit-name.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

type Needs = Pick<Parts, 'stores' | 'catalogue' | 'running'>;

export function listHealthEvents({ stores, catalogue, running }: Needs): Verb<EndpointOf<'health.events'>> {
  return (context, { query: { exitId, to, limit, cursor } }) => {
    guard(context, 'read');
    const filter = { exitId, to };
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(decodeCursor(cursor)[0]);
    const unstored = running()?.vitals.unstored(filter, Number.MAX_SAFE_INTEGER) ?? [];
    const fresh = unstored.filter((it) => it.seq < before).slice(0, limit + 1);
    const stored = fresh.length > limit ? [] : stores.healthEvents.page(filter, before, limit + 1 - fresh.length);
    const found = [...fresh, ...stored];
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    const label = (id: string): string => exitName(catalogue, id);
    return {
      items: page.map((it) => eventView(it, label)),
      total: unstored.length + stores.healthEvents.count(filter),
      nextCursor: last === undefined ? null : encodeCursor([last.seq]),
    };
  };
}

function eventView({ seq, ...event }: StoredHealthEvent, labelOf: (exitId: string) => string): HealthEvent {
  return { id: String(seq), exitLabel: labelOf(event.exitId), ...event };
}
