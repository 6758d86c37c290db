// What is still open through exits that drain, and when the last of it ended.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Entry } from '../../catalogue/entry.ts';
import { guard, readQuery } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { entryOrThrow } from './get.ts';

type Needs = Pick<Parts, 'catalogue' | 'running' | 'now'>;

export function drainingExits({ catalogue, running, now }: Needs): Verb<EndpointOf<'exits.draining'>> {
  return async (context, { query: { q, id } }) => {
    guard(context, 'read');
    const traffic = running()?.traffic;
    const open = traffic?.inFlightByExit() ?? new Map<string, number>();
    const found = { exits: 0, busy: 0, open: 0, lastEndedAt: null as number | null };
    const add = ({ row }: Entry): void => {
      if (row.adminState !== 'draining') return;
      const mine = open.get(row.id) ?? 0;
      const endedAt = traffic?.freeAt(row.id) ?? null;
      found.exits++;
      found.open += mine;
      if (mine > 0) found.busy++;
      if (endedAt !== null) found.lastEndedAt = Math.max(found.lastEndedAt ?? 0, endedAt);
    };
    if (id === undefined) await catalogue.visit(readQuery(q, 'query/q'), now(), add);
    else add(entryOrThrow(catalogue, id));
    return found;
  };
}
