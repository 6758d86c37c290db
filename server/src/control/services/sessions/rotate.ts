// Give a session another exit: the next that selection finds.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { hashOf } from '../../../core/math/hash.ts';
import { nearTo } from '../../../core/selection/in-session.ts';
import type { SelectionRequest } from '../../../core/selection/request.ts';
import { select } from '../../../core/selection/select.ts';
import type { Binding } from '../../../core/session/binding.ts';
import type { ExitEntry } from '../../../core/snapshot/exit-entry.ts';
import type { Snapshot } from '../../../core/snapshot/snapshot.ts';
import type { Criteria } from '../../../core/targeting/criteria.ts';
import type { SessionRow } from '../../../storage/stores/session-store.ts';
import { explainTurn } from '../../explain/turn.ts';
import { ServiceError } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { move, type MoveNeeds } from './move.ts';
import { sessionOrThrow, sessionsOf } from './view.ts';

export function rotateSession(parts: MoveNeeds & Pick<Parts, 'now'>): Verb<EndpointOf<'sessions.rotate'>> {
  return async (context, { params: { id } }) => {
    guard(context, 'operate');
    const session = sessionOrThrow(sessionsOf(parts), id);
    const world = await parts.running()!.shadow.world();
    const picked = otherExit(world, session, parts.now());
    if (picked === undefined)
      throw new ServiceError('conflict', 'The pool of this session has no other exit that is free now.');
    return move(parts, context, session, {
      exitId: picked.exit.id,
      ...picked.place,
      country: picked.exit.country ?? null,
    });
  };
}

/** In the same country first, where that is known: the client may have asked for it. Its guarantee may say that there is nothing else. */
function otherExit(world: Snapshot, session: SessionRow, now: number): ExitEntry | undefined {
  const { guarantee } = session;
  const binding = { ...session, generation: session.generation + session.moves, served: 0 };
  const first = nearTo(binding, guarantee === 'same-asn' ? guarantee : 'same-country', undefined);
  const last = guarantee === 'same-asn' || guarantee === 'same-country' ? [] : [undefined];
  for (const criteria of [first === 'unknown' ? undefined : first, ...last]) {
    const choice = { chosenFrom: undefined, moved: undefined };
    const picked = select(world, anew(world, binding, criteria, now), explainTurn(), choice);
    if (!('code' in picked) && picked.exit.id !== session.exitId) return picked;
  }
  return undefined;
}

/** What a session asks that begins anew. */
function anew(world: Snapshot, binding: Binding, criteria: Criteria | undefined, now: number): SelectionRequest {
  const { key, user, name, guarantee, ttlMs, sliding, poolId } = binding;
  const pool = world.findPool(poolId);
  if (pool === undefined) throw new ServiceError('conflict', 'The pool of this session is gone.');
  return {
    ...{ pool, criteria, direct: false, exitId: undefined, tried: [], siteHash: 0, wallMs: now },
    session: { key, hash: hashOf(key), user, name, guarantee, ttlMs, sliding, mostRequests: Infinity },
    // As if its time were over: the next generation goes elsewhere.
    binding,
    bindingLive: false,
  };
}
