// Reach: how far a way through an exit can be opened, with the time of each step. Probes walk it; it is the same dial that traffic takes.
import type { Exit } from '../core/model/exit.ts';
import type { Failure } from '../core/model/failure.ts';
import type { Target } from '../core/model/target.ts';
import type { Connection } from '../net/connection.ts';
import { Dial } from './dial.ts';
import type { Ground } from './ground.ts';

export interface Step {
  readonly name: 'connect' | 'tls' | 'handshake';
  readonly ms: number;
  readonly ok: boolean;
}
export interface Reached {
  readonly failure: Failure | undefined;
  readonly steps: readonly Step[];
  readonly totalMs: number;
}

/**
 * Opens the way and closes it again. With a target the whole way (CONNECT or SOCKS, with the exit's credentials); without one only the
 * connection, and TLS, to the exit. Never rejects.
 */
export function reach(exit: Exit, target: Target | undefined, timeoutMs: number, ground: Ground): Promise<Reached> {
  return new Promise((resolve) => {
    const startedAt = ground.now();
    const over = (failure: Failure | undefined): void =>
      resolve({
        failure,
        steps: stepsOf(exit, dial, startedAt, ground.now(), failure === undefined),
        totalMs: ground.now() - startedAt,
      });
    const dial: Dial = new Dial(exit, target, startedAt + timeoutMs, ground, {
      dialled: (connection: Connection) => {
        connection.sink = silent;
        connection.cut();
        over(undefined);
      },
      dialFailed: over,
    });
    dial.start();
  });
}

const silent = { onBytes: () => {}, onEnd: () => {}, onDrain: () => {}, onClose: () => {}, onDeadline: () => {} };

function stepsOf(exit: Exit, dial: Dial, startedAt: number, endedAt: number, ok: boolean): Step[] {
  const { connectedAt, securedAt } = dial;
  if (connectedAt === 0) return [{ name: 'connect', ms: endedAt - startedAt, ok: false }];
  const steps: Step[] = [{ name: 'connect', ms: connectedAt - startedAt, ok: true }];
  const secured = exit.scheme === 'https';
  if (secured) steps.push({ name: 'tls', ms: (securedAt || endedAt) - connectedAt, ok: securedAt > 0 });
  const from = secured ? securedAt : connectedAt;
  if (from > 0 && exit.scheme !== 'direct') steps.push({ name: 'handshake', ms: endedAt - from, ok });
  return steps;
}
