// Joins a client and an exit whose way is open: the pump takes both over, and whatever came early on either side goes first.
import type { Connection } from '../net/connection.ts';
import { Pump, type PumpOwner } from '../net/pump.ts';
import type { House } from './house.ts';

/** `early`: what the client sent before the way was open. `rest`: what the exit sent behind its reply. */
export function relay(
  house: House,
  [client, exit]: readonly [Connection, Connection],
  { early, rest }: { readonly early: readonly Buffer[]; readonly rest: Buffer },
  owner: PumpOwner,
): void {
  let earlyBytes = 0;
  for (const chunk of early) earlyBytes += chunk.length;
  const pump = new Pump(client, exit, {
    owner,
    deadlines: house.ground.deadlines,
    idleMs: house.snapshot().settings.idleTimeoutMs,
    upStart: client.socket.bytesRead - earlyBytes,
    downStart: exit.socket.bytesRead - rest.length,
  });
  if (rest.length > 0) pump.onBytes(exit, rest);
  for (const chunk of early) pump.onBytes(client, chunk);
  if (client.socket.isPaused()) client.resume();
  if (client.ended) pump.onEnd(client);
  if (exit.ended) pump.onEnd(exit);
}
