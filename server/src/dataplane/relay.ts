// Joins a client and an exit whose way is open: the pump takes both over, and whatever came early on either side goes first.
import { nowhere } from '../base/placed-list.ts';
import type { Allowance } from '../core/limits/allowance.ts';
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';
import type { Connection } from '../net/connection.ts';
import { LeavingPump } from '../net/leaving-pump.ts';
import { Pump, type PumpOptions, type PumpOwner } from '../net/pump.ts';
import { type TunnelEye, WatchedPump } from './bans/tunnel-watch.ts';
import type { House } from './house.ts';
import type { OpenTunnel } from './open-tunnels.ts';
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
  /** The exit that carries it. */
  readonly entry: ExitEntry | undefined;
  /** It is over: the last bytes. */
  release(upBytes: number, downBytes: number): void;
}

/** Counts what is carried while it passes and at the end, and says so when its proxy user may have no more. */
class Counting implements PumpOwner, OpenTunnel {
  place = nowhere;
  /** The one it owns. */
  pump: Pump | undefined;
  private readonly house: House;
  private readonly request: Carried;
  private readonly allowance: Allowance | undefined;
  private toldUp = 0;
  private toldDown = 0;

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
  tellPassed(): void {
    const { upBytes, downBytes } = this.pump!;
    const [up, down] = [upBytes - this.toldUp, downBytes - this.toldDown];
    const { entry } = this.request;
    if (up + down === 0 || entry === undefined) return;
    this.toldUp = upBytes;
    this.toldDown = downBytes;
    this.house.reporter.passed(this.request, entry, up, down);
  }
  pumped(upBytes: number, downBytes: number): void {
    this.house.reporter.tunnels.remove(this);
    this.request.release(upBytes - this.toldUp, downBytes - this.toldDown);
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
  const owner = new Counting(house, request, meter);
  const options = {
    owner,
    meter,
    deadlines: house.ground.deadlines,
    idleMs: house.snapshot().settings.idleTimeoutMs,
    upStart: client.socket.bytesRead - earlyBytes,
    downStart: exit.socket.bytesRead - rest.length,
  };
  const pump = pumpOf(house, [client, exit], options, eye);
  owner.pump = pump;
  house.reporter.tunnels.add(owner);
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
