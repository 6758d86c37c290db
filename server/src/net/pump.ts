// The pump: bytes both ways between two connections with back-pressure, half-close and counts, until both halves are closed.
import type { Connection, Sink } from './connection.ts';
import type { Deadlines } from './deadlines.ts';

/** Told once, when both connections are gone. Up = from `a` (client) to `b` (exit). */
export interface PumpOwner {
  pumped(upBytes: number, downBytes: number): void;
  /** The meter lets no more pass for now. True: the pump waits, and `goOn` or `stop` will be called; false: it stops. */
  mayWait?(pump: Pump): boolean;
  /** It stops, both are being closed. Told once, before `pumped`. */
  stopped?(): void;
}

/** Counts bytes while they pass. */
export interface Meter {
  /** False: that was the last that may pass now. */
  charge(bytes: number): boolean;
  /** There is no last. */
  readonly endless: boolean;
}

export interface PumpOptions {
  readonly owner: PumpOwner;
  readonly deadlines: Deadlines;
  readonly idleMs: number;
  /** Bytes each side had received before the tunnel (heads): not counted. */
  readonly upStart: number;
  readonly downStart: number;
  readonly meter?: Meter | undefined;
}

/** How long a client or an exit may take for what is left when a tunnel is closed, ms. */
const stopMs = 5_000;

export class Pump implements Sink {
  protected readonly a: Connection;
  protected readonly b: Connection;
  private readonly owner: PumpOwner;
  protected readonly deadlines: Deadlines;
  protected readonly idleMs: number;
  protected upStart: number;
  protected downStart: number;
  protected readonly meter: Meter | undefined;
  private open = 2;
  protected stopped = false;
  protected waits = false;
  protected moved = false;

  /** Takes both connections over. */
  constructor(a: Connection, b: Connection, options: PumpOptions) {
    this.a = a;
    this.b = b;
    this.owner = options.owner;
    this.deadlines = options.deadlines;
    this.idleMs = options.idleMs;
    this.upStart = options.upStart;
    this.downStart = options.downStart;
    this.meter = options.meter;
    a.sink = this;
    b.sink = this;
    b.deadlineAt = Infinity;
    this.deadlines.set(a, this.idleMs);
  }

  onBytes(from: Connection, chunk: Buffer): void {
    if (this.stopped) return;
    this.moved = true;
    const to = from === this.a ? this.b : this.a;
    if (!to.write(chunk)) from.pause();
    if (this.meter !== undefined && !this.meter.charge(chunk.length)) this.wait();
  }
  onDrain(to: Connection): void {
    if (this.waits) return;
    (to === this.a ? this.b : this.a).resume();
  }
  onEnd(from: Connection): void {
    const to = from === this.a ? this.b : this.a;
    // Both halves are over and nothing waits: closing says so in one system call instead of two.
    if (to.ended && to.socket.writableLength === 0) to.cut();
    else to.end();
  }
  onClose(gone: Connection, error: NodeJS.ErrnoException | undefined): void {
    const other = gone === this.a ? this.b : this.a;
    if (!other.closed) {
      // A reset is passed on as a cut; a close in peace lets what is queued go out first.
      if (error !== undefined) other.cut();
      else other.finish();
    }
    if (--this.open === 0) this.owner.pumped(this.upBytes, this.downBytes);
  }
  /** What passed so far, from `a`. */
  get upBytes(): number {
    return this.a.socket.bytesRead - this.upStart;
  }
  /** The same, from `b`. */
  get downBytes(): number {
    return this.b.socket.bytesRead - this.downStart;
  }
  /** The watch of `a` looks every idle time; a tunnel that moved since is left alone. */
  onDeadline(): void {
    if (this.stopped) {
      this.a.cut();
      return this.b.cut();
    }
    if (this.moved) {
      this.moved = false;
      this.deadlines.set(this.a, this.idleMs);
      return;
    }
    this.close();
  }
  protected wait(): void {
    if (this.waits) return;
    if (this.owner.mayWait?.(this) !== true) return this.stop();
    this.waits = true;
    this.halt();
  }
  /** More may pass. */
  goOn(): void {
    if (!this.waits) return;
    this.waits = false;
    this.resume();
  }
  /** In peace: what was charged still arrives. */
  stop(): void {
    if (this.stopped || this.open < 2) return;
    this.waits = false;
    this.owner.stopped?.();
    this.close();
  }
  /** In peace, and cut when that takes too long: a peer that reads nothing would keep it for ever. */
  private close(): void {
    this.stopped = true;
    this.deadlines.set(this.a, stopMs);
    this.deadlines.set(this.b, stopMs);
    this.a.finish();
    this.b.finish();
  }
  /** Reads nothing from both, until `resume`. */
  protected halt(): void {
    this.a.pause();
    this.b.pause();
  }
  protected resume(): void {
    this.a.resume();
    this.b.resume();
  }
}
