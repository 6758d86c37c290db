// How a practice exit behaves, and what its two kinds (HTTP, SOCKS) share: dialling the target, and noting what was asked.
import { connect, type Socket } from 'node:net';
import type { SourceNames } from './source-names.ts';

/**
 * `work` · `stall` accepts and never answers · `cut-head` cuts in the middle of the reply · `lie` answers garbage · `reject-auth` ·
 * `extra-bytes` sends bytes right behind the reply to CONNECT · `cut-body` cuts in the middle of a body ·
 * `refuse-target` says no to every target · `busy` answers 503 (HTTP) or a general failure (SOCKS).
 */
export type Manner =
  'work' | 'stall' | 'cut-head' | 'lie' | 'reject-auth' | 'extra-bytes' | 'cut-body' | 'refuse-target' | 'busy';

export interface SeenAtExit {
  readonly kind: 'connect' | 'absolute' | 'socks4' | 'socks5';
  readonly host: string;
  readonly port: number;
  /** Whether the exit was given a name to resolve. */
  readonly byName: boolean;
  readonly rawHeaders?: readonly string[];
}

/** What the protocol halves need of their exit. */
export interface ExitDuty {
  readonly scheme: string;
  readonly label: string;
  readonly manner: Manner;
  readonly credentials: { readonly username: string; readonly password: string } | undefined;
  readonly delayMs: number;
  readonly sources: SourceNames | undefined;
  note(seen: SeenAtExit): void;
  resolve(host: string, port: number): { host: string; port: number } | undefined;
}

export const garbage = 'SSH-2.0-nobody_here\r\n';
export const extraBytes = 'extra bytes';

/** Opens the way to the target and tells its name there; `undefined` when it cannot be reached. */
export function dialTarget(
  exit: ExitDuty,
  host: string,
  port: number,
  done: (target: Socket | undefined) => void,
): void {
  const address = exit.resolve(host, port);
  if (address === undefined) return done(undefined);
  const target = connect({ ...address, allowHalfOpen: true, noDelay: true });
  const failed = (): void => done(undefined);
  target.once('error', failed);
  target.once('connect', () => {
    target.off('error', failed).on('error', () => {});
    const { localPort } = target;
    if (localPort !== undefined) {
      exit.sources?.set(localPort, exit.label);
      target.once('close', () => exit.sources?.forget(localPort));
    }
    done(target);
  });
}

/** Bytes both ways; what closes here closes there. */
export function join(client: Socket, target: Socket): void {
  client.pipe(target);
  target.pipe(client);
  client.on('close', () => target.destroy());
  target.on('close', () => client.destroy());
}

/** After the exit's delay, if it has one: every reply of a slow exit, and of one that is far away. */
export function later(exit: ExitDuty, reply: () => void): void {
  const { delayMs } = exit;
  if (delayMs === 0) return reply();
  setTimeout(reply, delayMs);
}
