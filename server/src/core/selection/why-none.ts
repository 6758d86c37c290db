// Why no exit was chosen, in numbers a person can act on.
import { banOf } from '../bans/table.ts';
import { type Failure, failure } from '../model/failure.ts';
import type { ExitEntry } from '../snapshot/exit-entry.ts';
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
  const banned = bannedFor(snapshot, request);
  const bans = banned === 0 ? '' : `, banned ${banned} for the site`;
  const numbers = `matched ${matched}, healthy ${healthy}${bans}, free 0`;
  if (members === 0) return failure('no_eligible_exit', `pool "${pool.name}" has no enabled exit (${numbers})`);
  const where = criteria === undefined ? '' : ` (${criteriaText(criteria)})`;
  if (matched === 0) return failure('no_eligible_exit', `pool "${pool.name}" has no such exit${where}: ${numbers}`);
  if (banned >= matched)
    return failure('no_eligible_exit', `the site bans every exit${where} of pool "${pool.name}": ${numbers}`);
  if (tried.filter((entry) => !isBanned(request, entry)).length + banned >= matched)
    return failure('no_eligible_exit', `pool "${pool.name}" has no further exit${where} to try: ${numbers}`);
  return failure('no_free_exit', `every exit${where} of pool "${pool.name}" is at its cap: ${numbers}`);
}

const isBanned = ({ bans, wallMs }: SelectionRequest, { exit }: ExitEntry): boolean =>
  bans !== undefined && banOf(bans, exit.id, wallMs) !== undefined;

/** Candidates that the site keeps out, as often as pools that are asked have them. It costs what the site has bans. */
function bannedFor(snapshot: Snapshot, request: SelectionRequest): number {
  const { bans, wallMs } = request;
  if (bans === undefined) return 0;
  let banned = 0;
  const out: number[] = [];
  for (const { exit, until } of bans.values()) {
    const entry = wallMs < until ? snapshot.findExit(exit) : undefined;
    if (entry !== undefined) out.push(entry.slot);
  }
  eachPool(snapshot, request, (pool) => {
    const { usable, ejected } = candidatesOf(pool, request);
    for (const slot of out) if (usable.members.has(slot) || ejected.members.has(slot)) banned++;
    return false;
  });
  return banned;
}
