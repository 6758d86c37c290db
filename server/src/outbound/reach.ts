// Reach: how far a way through an exit can be opened, with the time of each step. Probes without a request walk it; it is the same dial that traffic takes.
import type { Exit } from '../core/model/exit.ts';
import { type Failure, failure } from '../core/model/failure.ts';
import type { Target } from '../core/model/target.ts';
import type { Connection } from '../net/connection.ts';
import { Socks5SignIn } from '../codec/socks5/sign-in.ts';
import { Drive } from '../net/drive.ts';
import { failureOfError } from '../net/errno.ts';
import { Dial } from './dial.ts';
import type { Ground } from './ground.ts';
import { failureOfFault } from './handshake.ts';

export interface Step {
  readonly name: 'connect' | 'tls' | 'handshake' | 'target-tls' | 'first-byte' | 'body';
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
 * connection, and TLS, to the exit, and for SOCKS5 its greeting and credentials. Never rejects.
 */
export function reach(exit: Exit, target: Target | undefined, timeoutMs: number, ground: Ground): Promise<Reached> {
  return new Promise((resolve) => {
    const startedAt = ground.now();
    const signsIn = target === undefined && (exit.scheme === 'socks5' || exit.scheme === 'socks5h');
    const over = (why: Failure | undefined): void => {
      const endedAt = ground.now();
      const steps = stepsOf(exit, dial, { startedAt, endedAt }, why === undefined);
      const shown = target === undefined && !signsIn ? steps.filter((it) => it.name !== 'handshake') : steps;
      resolve({ failure: why, steps: shown, totalMs: endedAt - startedAt });
    };
    const dial: Dial = new Dial(exit, target, ground, {
      dialled: (connection: Connection) => {
        const done = (why: Failure | undefined): void => {
          connection.sink = silent;
          connection.cut();
          over(why);
        };
        if (!signsIn) return done(undefined);
        ground.deadlines.setAt(connection, startedAt + timeoutMs);
        signIn(exit, connection, done);
      },
      dialFailed: over,
    });
    dial.start(startedAt + timeoutMs);
  });
}

function signIn(exit: Exit, connection: Connection, done: (why: Failure | undefined) => void): void {
  const { username, password } = exit;
  const greeting = new Socks5SignIn(username === '' ? undefined : { username, password });
  new Drive(connection, greeting, {
    driven: () => done(undefined),
    driveFailed: (_connection, fault, detail, error) => {
      if (fault === 'deadline') done(failure('connection_timeout', 'the handshake took too long'));
      else if (fault === 'closed') done(failureOfError(error));
      else done(failureOfFault(fault, detail));
    },
  });
}

const silent = { onBytes: () => {}, onEnd: () => {}, onDrain: () => {}, onClose: () => {}, onDeadline: () => {} };

export interface Times {
  readonly startedAt: number;
  readonly endedAt: number;
}

/** The steps of a dial that is over. */
export function stepsOf(exit: Exit, dial: Dial, { startedAt, endedAt }: Times, ok: boolean): Step[] {
  const { connectedAt, securedAt } = dial;
  if (connectedAt === 0) return [{ name: 'connect', ms: endedAt - startedAt, ok: false }];
  const steps: Step[] = [{ name: 'connect', ms: connectedAt - startedAt, ok: true }];
  const secured = exit.scheme === 'https';
  if (secured) steps.push({ name: 'tls', ms: (securedAt || endedAt) - connectedAt, ok: securedAt > 0 });
  const from = secured ? securedAt : connectedAt;
  if (from > 0 && exit.scheme !== 'direct') steps.push({ name: 'handshake', ms: endedAt - from, ok });
  return steps;
}
