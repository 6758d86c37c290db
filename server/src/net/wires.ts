// Wires: sockets that this process handles itself, each step one system call by the native addon, because Node's own need several times as much CPU
// for the same steps. Where the addon was not built, Node's sockets do all of it. One for a process.
import { EventClock } from './event-clock.ts';
import { Wire, type WireHost } from './wire.ts';
import type { WireCalls } from './wire-calls.ts';

export interface WiresFile {
  openWires(ready: () => void, events: Int32Array): WireCalls | undefined;
}

/** Most that one read takes, and the room it wants to have at least. */
const readBytes = 65_536;
const leastRoom = 16_384;
const slabBytes = 4 * readBytes;
const eventsAtOnce = 256;
/** Clients that one listener lets in before others have their turn. */
const acceptsAtOnce = 16;

/** Who has a slot. */
interface Slotted {
  /** `events` are epoll's bits. */
  happened(events: number): void;
}

/** A listening socket that accepts wires. */
class Listening implements Slotted {
  private readonly wires: Wires;
  private readonly slot: number;
  private readonly accepted: (wire: Wire) => void;
  constructor(wires: Wires, slot: number, accepted: (wire: Wire) => void) {
    this.wires = wires;
    this.slot = slot;
    this.accepted = accepted;
  }
  happened(): void {
    const { wires, slot } = this;
    for (let i = 0; i < acceptsAtOnce; i++) {
      const client = wires.calls.accept(slot);
      if (client < 0) return;
      this.accepted(wires.made(client));
    }
  }
}

export class Wires implements WireHost {
  readonly calls: WireCalls;
  /** Stands still while one of their events is told. */
  readonly clock = new EventClock();
  private readonly events = new Int32Array(2 * eventsAtOnce);
  /** Which of them are still to be told. */
  private at = 0;
  private until = 0;
  private readonly slots: (Slotted | undefined)[] = [];
  private count = 0;
  mayHaveMore = false;
  private slab = Buffer.allocUnsafeSlow(slabBytes);
  private slabUsed = 0;
  /** Closed; of these so many were told. */
  private readonly closed: Wire[] = [];
  private told = 0;
  private tells = false;

  /** @throws Error when there are no descriptors for it. */
  constructor(file: WiresFile) {
    const calls = file.openWires(() => this.turn(), this.events);
    if (calls === undefined) throw new Error('wires cannot be had');
    this.calls = calls;
    calls.slab(this.slab);
  }

  /**
   * Accepts instead of whoever listens on this descriptor, which stays open and silent. Call it before its loop has looked at it. Ends it, or
   * undefined: that was not possible, and nothing changed.
   */
  listen(descriptor: number, accepted: (wire: Wire) => void): (() => void) | undefined {
    const slot = this.calls.listen(descriptor);
    if (slot < 0) return undefined;
    this.take(slot, new Listening(this, slot, accepted));
    return () => {
      this.forget(slot);
      this.calls.drop(slot, 0);
    };
  }

  /** Begins to connect to a literal address. What fails at once is told like what fails later. */
  connect(address: string, port: number): Wire {
    const slot = this.calls.connect(address, port);
    const wire = new Wire(this, slot, true);
    if (slot < 0) wire.fail(-slot, 'connect');
    else this.take(slot, wire);
    return wire;
  }
  /** A wire that is open already. */
  made(slot: number): Wire {
    const wire = new Wire(this, slot, false);
    this.take(slot, wire);
    return wire;
  }

  private take(slot: number, it: Slotted): void {
    this.slots[slot] = it;
    if (this.count++ === 0) this.calls.hold(1);
  }
  forget(slot: number): void {
    this.slots[slot] = undefined;
    if (--this.count === 0) this.calls.hold(0);
  }

  read(slot: number): Buffer | number {
    const from = slabBytes - this.slabUsed < leastRoom ? this.newSlab() : this.slabUsed;
    const most = Math.min(slabBytes - from, readBytes);
    const got = this.calls.read(slot, from, most);
    if (got <= 0) return got;
    this.mayHaveMore = got === most;
    this.slabUsed = from + got;
    return this.slab.subarray(from, from + got);
  }
  /** Those who were given parts of the old one may keep them. */
  private newSlab(): number {
    this.slab = Buffer.allocUnsafeSlow(slabBytes);
    this.calls.slab(this.slab);
    this.slabUsed = 0;
    return 0;
  }

  tellLater(wire: Wire): void {
    this.closed.push(wire);
    if (this.tells) return;
    this.tells = true;
    process.nextTick(tellClosed, this);
  }
  tellNow(): void {
    const { closed } = this;
    try {
      // Those who are told may close others.
      while (this.told < closed.length) closed[this.told++]!.tellClosed();
    } finally {
      if (closed.length > 0) closed.splice(0, this.told);
      this.told = 0;
      this.tells = closed.length > 0;
      if (this.tells) process.nextTick(tellClosed, this);
    }
  }

  /** An owner that throws takes what it was told with it, and nothing that others are still to be told. */
  private turn(): void {
    const { events, slots, clock } = this;
    this.tells = true;
    try {
      if (this.at === this.until) {
        this.at = 0;
        this.until = 2 * this.calls.poll();
      }
      while (this.at < this.until) {
        const { at } = this;
        this.at += 2;
        clock.begin();
        slots[events[at]!]?.happened(events[at + 1]!);
      }
    } finally {
      clock.end();
      if (this.at < this.until) setImmediate(() => this.turn());
      this.tellNow();
    }
  }
}

function tellClosed(wires: Wires): void {
  wires.tellNow();
}
