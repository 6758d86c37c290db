// Joins a client and an exit whose way is open: the pump takes both over, and whatever came early on either side goes first.
import type { Allowance } from '../core/limits/allowance.ts';
import type { Connection } from '../net/connection.ts';
import { LeavingPump } from '../net/leaving-pump.ts';
import { Pump, type PumpOptions, type PumpOwner } from '../net/pump.ts';
import { type TunnelEye, WatchedPump } from './bans/tunnel-watch.ts';
import type { House } from './house.ts';
import type { RequestState } from './request.ts';

export interface Beginning {
  /** What the client sent before the way was open. */
  readonly early: readonly Buffer[];
  /** What the exit sent behind its reply. */
  readonly rest: Buffer;
  /** Where rules judge tunnels. */
  readonly eye?: TunnelEye | undefined;
}

/** The request that is carried. */
interface Carried extends RequestState {
  release(upBytes: number, downBytes: number): void;
}

/** Counts what was carried, and says so when its proxy user may have no more. */
class Counting implements PumpOwner {
  private readonly house: House;
  private readonly request: Carried;
  private readonly allowance: Allowance | undefined;

  constructor(house: House, request: Carried, allowance: Allowance | undefined) {
    this.house = house;
    this.request = request;
    this.allowance = allowance;
  }

  mayWait(pump: Pump): boolean {
    return this.house.allowances.mayWait(this.allowance!, pump);
  }
  stopped(): void {
    this.house.reporter.answerBroken(this.request, this.house.allowances.cut(this.allowance!));
  }
  pumped(upBytes: number, downBytes: number): void {
    this.request.release(upBytes, downBytes);
  }
}

export function relay(
  house: House,
  [client, exit]: readonly [Connection, Connection],
  { early, rest, eye }: Beginning,
  request: Carried,
): void {
  const { user } = request.ask.caller;
  const meter = user === undefined ? undefined : house.allowances.of(user);
  let earlyBytes = 0;
  for (const chunk of early) earlyBytes += chunk.length;
  const options = {
    owner: new Counting(house, request, meter),
    meter,
    deadlines: house.ground.deadlines,
    idleMs: house.snapshot().settings.idleTimeoutMs,
    upStart: client.socket.bytesRead - earlyBytes,
    downStart: exit.socket.bytesRead - rest.length,
  };
  const pump = pumpOf(house, [client, exit], options, eye);
  if (rest.length > 0) pump.onBytes(exit, rest);
  if (early.length > 0) pump.onBytes(client, early.length === 1 ? early[0]! : Buffer.concat(early));
  if (client.socket.isPaused()) client.resume();
  if (client.ended) pump.onEnd(client);
  if (exit.ended) pump.onEnd(exit);
}

/** What is watched stays here; anything else may leave Node where there is somewhere to go. */
function pumpOf(
  { relay }: House,
  [client, exit]: readonly [Connection, Connection],
  options: PumpOptions,
  eye: TunnelEye | undefined,
): Pump {
  if (eye !== undefined) return new WatchedPump(client, exit, options, eye);
  return relay === undefined ? new Pump(client, exit, options) : new LeavingPump(client, exit, options, relay);
}
