// Why no exit was chosen, in numbers a person can act on.
import { type Failure, failure } from '../model/failure.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { criteriaText } from '../targeting/criteria.ts';
import type { SelectionRequest } from './request.ts';
import { candidatesOf, eachPool } from './walk.ts';

/** Numbers that explain it: how many exits fit, how many of them are healthy, how many of those are free. */
export function whyNone(snapshot: Snapshot, request: SelectionRequest): Failure {
  let matched = 0;
  let healthy = 0;
  let members = 0;
  eachPool(snapshot, request, (pool) => {
    const { usable, ejected } = candidatesOf(pool, request);
    matched += usable.members.count + ejected.members.count;
    healthy += usable.members.count;
    members += pool.all.usable.members.count + pool.all.ejected.members.count;
    return false;
  });
  const { criteria, tried, pool } = request;
  const numbers = `matched ${matched}, healthy ${healthy}, free 0`;
  if (members === 0) return failure('no_eligible_exit', `pool "${pool.name}" has no enabled exit (${numbers})`);
  const where = criteria === undefined ? '' : ` (${criteriaText(criteria)})`;
  if (matched === 0) return failure('no_eligible_exit', `pool "${pool.name}" has no such exit${where}: ${numbers}`);
  if (tried.length >= matched)
    return failure('no_eligible_exit', `pool "${pool.name}" has no further exit${where} to try: ${numbers}`);
  return failure('no_free_exit', `every exit${where} of pool "${pool.name}" is at its cap: ${numbers}`);
}
