// A target and a caller → what is asked for and where it may go, or why not.
import type { RequestKind } from '@gyre/shared/vocabulary';
import { mayReach } from '../../core/access/rules.ts';
import type { Failure } from '../../core/model/failure.ts';
import { targetOf } from '../../core/model/target.ts';
import { decide } from '../../core/selection/decide.ts';
import type { Ask } from '../request.ts';
import { type Caller, needOf } from './auth.ts';
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
  const no = needOf(caller) ?? mayReach(host, port, snapshot.access);
  if (no !== undefined) return no;
  const route = decide(snapshot, caller, {
    ...{ host: target.host, port, kind, listenerId: listener.id, nowMs: Date.now() },
    method: kind === 'exchange' || kind === 'upgrade' ? (method ?? '') : '',
  });
  if ('code' in route) return route;
  return { kind, target, method, caller, route, listenerId: listener.id };
}
