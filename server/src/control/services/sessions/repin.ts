// Move a session to a chosen exit of its pool.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { notFound, ServiceError } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Verb } from '../services.ts';
import { move, type MoveNeeds } from './move.ts';
import { sessionOrThrow, sessionsOf } from './view.ts';

export function repinSession(parts: MoveNeeds): Verb<EndpointOf<'sessions.repin'>> {
  return async (context, { params: { id }, body: { exitId } }) => {
    guard(context, 'operate');
    const session = sessionOrThrow(sessionsOf(parts), id);
    const entry = parts.catalogue.find(exitId);
    if (entry === undefined) throw notFound('exit', exitId);
    const world = await parts.running()!.shadow.world();
    const pool = world.findPool(session.poolId);
    const exit = world.findExit(exitId);
    if (pool === undefined || exit === undefined || !pool.has(exit))
      throw new ServiceError('conflict', `Exit "${entry.row.label}" is not in the pool of this session.`);
    if (entry.row.adminState !== 'enabled')
      throw new ServiceError('conflict', `Exit "${entry.row.label}" is ${entry.row.adminState}.`);
    return move(parts, context, session, { exitId, ...exit.place, country: exit.exit.country ?? null });
  };
}
