// Where a request may look: its own pool, then what that falls back to, and in each the exits that fit.
import type { Candidates, Pool } from '../snapshot/pool.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { criteriaOf } from '../targeting/criteria.ts';
import type { SelectionRequest } from './request.ts';

const directly = criteriaOf({ schemes: ['direct'] });

/** The pools of a request in their order: its own, then what that falls back to. */
export function eachPool(snapshot: Snapshot, request: SelectionRequest, visit: (pool: Pool) => boolean): void {
  const first = poolOf(snapshot, request);
  if (first === undefined || visit(first)) return;
  const seen: Pool[] = [first];
  for (let i = 0; i < seen.length; i++)
    for (const id of seen[i]!.fallbacks) {
      const pool = snapshot.findPool(id);
      if (pool === undefined || seen.includes(pool)) continue;
      if (visit(pool)) return;
      seen.push(pool);
    }
}
/** By id: the request may have begun with an earlier snapshot. */
export function poolOf(snapshot: Snapshot, request: SelectionRequest): Pool | undefined {
  return request.direct ? snapshot.everyone : snapshot.findPool(request.pool.id);
}
export function candidatesOf(pool: Pool, request: SelectionRequest): Candidates {
  return pool.candidates(request.direct ? directly : request.criteria);
}
