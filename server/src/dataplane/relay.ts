// Joins a client and an exit whose way is open: the pump takes both over, and whatever came early on either side goes first.
import type { Connection } from '../net/connection.ts';
import { Pump, type PumpOwner } from '../net/pump.ts';
import { type TunnelEye, WatchedPump } from './bans/tunnel-watch.ts';
import type { House } from './house.ts';

export interface Beginning {
  /** What the client sent before the way was open. */
  readonly early: readonly Buffer[];
  /** What the exit sent behind its reply. */
  readonly rest: Buffer;
  /** Where rules judge tunnels. */
  readonly eye?: TunnelEye | undefined;
}

export function relay(
  house: House,
  [client, exit]: readonly [Connection, Connection],
  { early, rest, eye }: Beginning,
  owner: PumpOwner,
): void {
  let earlyBytes = 0;
  for (const chunk of early) earlyBytes += chunk.length;
  const options = {
    owner,
    deadlines: house.ground.deadlines,
    idleMs: house.snapshot().settings.idleTimeoutMs,
    upStart: client.socket.bytesRead - earlyBytes,
    downStart: exit.socket.bytesRead - rest.length,
  };
  const pump = eye === undefined ? new Pump(client, exit, options) : new WatchedPump(client, exit, options, eye);
  if (rest.length > 0) pump.onBytes(exit, rest);
  for (const chunk of early) pump.onBytes(client, chunk);
  if (client.socket.isPaused()) client.resume();
  if (client.ended) pump.onEnd(client);
  if (exit.ended) pump.onEnd(exit);
}
