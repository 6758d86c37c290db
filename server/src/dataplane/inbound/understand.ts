// A target and a caller → what is asked for and where it may go, or why not.
import { steadyNow } from '../../base/steady-time.ts';
import type { RequestKind } from '@gyre/shared/vocabulary';
import { mayReach } from '../../core/access/rules.ts';
import type { Failure } from '../../core/model/failure.ts';
import { targetOf } from '../../core/model/target.ts';
import { type Asked, decide } from '../../core/selection/decide.ts';
import type { Ask } from '../request.ts';
import type { Caller } from './auth.ts';
import type { Door } from './door.ts';

export interface Wanted {
  readonly kind: RequestKind;
  readonly host: string;
  readonly port: number;
  readonly method: string | undefined;
}

export function understand({ house, listener }: Door, caller: Caller, wanted: Wanted): Ask | Failure {
  const { kind, host, port, method } = wanted;
  const snapshot = house.snapshot();
  const target = targetOf(host, port);
  const spent = caller.user === undefined ? undefined : house.allowances.refusalOf(caller.user);
  const no = spent ?? caller.need ?? mayReach(host, port, snapshot.access);
  if (no !== undefined) return no;
  // Without rules there is nothing to decide, nor a clock to read.
  const route =
    snapshot.rules.rules.length === 0 ? caller.base : decide(snapshot, caller, asked(listener.id, wanted, target.host));
  if ('code' in route) return route;
  return { kind, target, method, caller, route, listenerId: listener.id };
}

function asked(listenerId: string, { kind, port, method }: Wanted, host: string): Asked {
  const plain = kind === 'exchange' || kind === 'upgrade';
  return { host, port, kind, listenerId, method: plain ? (method ?? '') : '', nowMs: steadyNow() };
}
