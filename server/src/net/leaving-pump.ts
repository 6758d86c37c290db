// A tunnel that leaves Node once it lives on: the pump as usual, until the native relay takes both connections. What its owner is told stays the same.
import type { Carrier, Connection } from './connection.ts';
import { Pump, type PumpOptions } from './pump.ts';
import type { Relay, Relayed } from './relay.ts';

/** It leaves after so many chunks, or ms: most tunnels carry one request, for which leaving would cost more than it saves. */
const chunksHere = 16;
const msHere = 2_000;

export class LeavingPump extends Pump implements Carrier, Relayed {
  private readonly relay: Relay;
  private chunksLeft = chunksHere;
  /** Its place in the relay; −1 = it is in Node. */
  private slot = -1;
  private firstBytes = 0;
  private secondBytes = 0;
  /** Its first look is still to come: then it leaves, and only later looks ask whether it idles. */
  private young: boolean;

  constructor(a: Connection, b: Connection, options: PumpOptions, relay: Relay) {
    super(a, b, options);
    this.relay = relay;
    this.young = this.idleMs > msHere;
    if (this.young) this.deadlines.set(a, msHere);
  }

  override onBytes(from: Connection, chunk: Buffer): void {
    super.onBytes(from, chunk);
    if (--this.chunksLeft <= 0) this.leave();
  }
  override onDrain(to: Connection): void {
    if (this.chunksLeft > 0 || !this.leave()) super.onDrain(to);
  }
  override onDeadline(): void {
    if (!this.young || this.stopped) return super.onDeadline();
    this.young = false;
    this.leave();
    this.deadlines.set(this.a, this.idleMs - msHere);
  }

  /** Only while nothing is under way in Node, and no cap has to be kept to the byte. */
  private leave(): boolean {
    const { a, b, relay } = this;
    if (this.slot >= 0 || this.meter?.endless === false) return false;
    const first = a.bareDescriptor;
    const second = first < 0 ? -1 : b.bareDescriptor;
    if (second < 0) return false;
    this.slot = relay.take(first, second, this);
    if (this.slot < 0) return false;
    this.upStart -= a.socket.bytesRead;
    this.downStart -= b.socket.bytesRead;
    a.leave(this);
    b.leave(this);
    return true;
  }

  passed(bytes: number, firstBytes: number, secondBytes: number): void {
    this.moved = true;
    this.count(firstBytes, secondBytes);
    if (this.meter?.charge(bytes) === false && !this.stopped) this.wait();
  }
  relayed(upBytes: number, downBytes: number, untold: number): void {
    const { a, b } = this;
    this.meter?.charge(untold);
    this.waits = false;
    this.count(upBytes, downBytes);
    a.closed = b.closed = true;
    a.gone();
    b.gone();
  }

  /** Bytes the relay read from each side since it took them. */
  private count(firstBytes: number, secondBytes: number): void {
    this.upStart -= firstBytes - this.firstBytes;
    this.downStart -= secondBytes - this.secondBytes;
    this.firstBytes = firstBytes;
    this.secondBytes = secondBytes;
  }

  cut(connection: Connection): void {
    this.relay.cut(this.slot, connection === this.a ? 0 : 1);
  }
  finish(): void {
    this.relay.finish(this.slot);
  }
  protected override halt(): void {
    if (this.slot < 0) super.halt();
    else this.relay.pause(this.slot);
  }
  protected override resume(): void {
    if (this.slot < 0) super.resume();
    else this.relay.resume(this.slot);
  }
}
