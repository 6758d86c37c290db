// Kept requests, decided in two worlds: where each would go, and how many exits it could choose from.
import { turn } from '../../base/turn.ts';
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Response } from '@gyre/shared/contract/contract';
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { eachPool, candidatesOf } from '../../core/selection/walk.ts';
import type { Snapshot } from '../../core/snapshot/snapshot.ts';
import { askOfRow, readAsk, readTarget, requestOf } from './read-ask.ts';

export type WhatIf = Response<EndpointOf<'explain.whatIf'>>;

/** Where a request goes in one world. */
interface Fate {
  readonly pool: string | undefined;
  /** Exits it could leave by now. */
  readonly exits: number;
  readonly text: string;
}
const mostExamples = 20;
/** Requests decided before others get a turn. */
const partSize = 200;

export async function compareWorlds(
  rows: readonly RequestRow[],
  before: Snapshot,
  after: Snapshot,
  now: number,
): Promise<WhatIf> {
  const counts = { requests: 0, otherPool: 0, refusedBefore: 0, refusedAfter: 0, fewerExits: 0, moreExits: 0 };
  const examples: WhatIf['examples'] = [];
  for (const [i, row] of rows.entries()) {
    if (i % partSize === partSize - 1) await turn();
    const was = fateOf(before, row, now);
    const will = fateOf(after, row, now);
    if (was === undefined || will === undefined) continue;
    counts.requests++;
    if (was.exits === 0) counts.refusedBefore++;
    if (will.exits === 0) counts.refusedAfter++;
    if (was.pool !== will.pool) counts.otherPool++;
    if (will.exits < was.exits) counts.fewerExits++;
    if (will.exits > was.exits) counts.moreExits++;
    const differs = was.pool !== will.pool || was.exits !== will.exits;
    if (differs && examples.length < mostExamples) examples.push({ request: row, before: was.text, after: will.text });
  }
  return { ...counts, examples };
}

function fateOf(world: Snapshot, row: RequestRow, now: number): Fate | undefined {
  const target = readTarget(row.target);
  if (target === undefined) return undefined;
  const read = readAsk(world, askOfRow(row), target, now);
  if (read.route === undefined) return { pool: undefined, exits: 0, text: `refused: ${read.refusal!.code}` };
  const request = requestOf(world, read, [], { find: () => undefined, now });
  let exits = 0;
  eachPool(world, request, (pool) => {
    exits += candidatesOf(pool, request).usable.members.count;
    return exits > 0;
  });
  const { pool } = read.route;
  const text = exits === 0 ? `pool ${pool.name}: refused, no exit` : `pool ${pool.name}: ${exits} exits`;
  return { pool: pool.id, exits, text };
}
