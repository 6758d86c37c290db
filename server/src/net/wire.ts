// A wire: one socket without Node's streams. It behaves like Node's with `allowHalfOpen`: what is queued goes out before an end, both halves over
// means closed, and its owner is told of a close behind whatever runs at that time. Edges of epoll only say that something may be tried.
import type { Line, LineOwner } from './line.ts';
import { type Heavy, stepAside } from './turns.ts';
import { errorOf, mostText, type WireCalls } from './wire-calls.ts';

/** Bits of epoll_wait(2). */
const readable = 0x1;
const writable = 0x4;
const broken = 0x8 | 0x10;
const peerEnded = 0x2000;
const tryAgain = -11;
const notConnected = -107;

/** Who waits until it is connected. */
export interface Opening {
  lineOpen(wire: Wire): void;
}

/** What all wires of a process share. */
export interface WireHost {
  readonly calls: WireCalls;
  /** What a socket has. A number instead of bytes: 0 = its end, −errno. */
  read(slot: number): Buffer | number;
  /** The last read took all it had room for. */
  readonly mayHaveMore: boolean;
  /** The slot is about to be given back. */
  forget(slot: number): void;
  /** Calls `tellClosed` behind whatever runs now, as Node does. */
  tellLater(wire: Wire): void;
}

export class Wire implements Line, Heavy {
  owner: LineOwner | undefined = undefined;
  whenOpen: Opening | undefined = undefined;
  destroyed = false;
  writableEnded = false;
  writableLength = 0;
  bytesRead = 0;
  nextInLine: Heavy | undefined = undefined;
  private readonly wires: WireHost;
  private readonly slot: number;
  private opening: boolean;
  private paused = false;
  /** There may be something to read. */
  private readable = false;
  /** The peer closed its half, or there is an error, behind what there is to read. */
  private ending = false;
  /** The end was read. */
  private ended = false;
  /** Closes both ways once nothing waits. */
  private closing = false;
  private isInLine = false;
  private failed: NodeJS.ErrnoException | undefined = undefined;

  constructor(wires: WireHost, slot: number, opening: boolean) {
    this.wires = wires;
    this.slot = slot;
    this.opening = opening;
  }

  get remoteAddress(): string | undefined {
    return this.destroyed ? undefined : this.wires.calls.peer(this.slot);
  }
  /** −1 while something is queued, and once it is closed. */
  get bareDescriptor(): number {
    if (this.destroyed || this.opening || this.ended || this.writableEnded || this.writableLength > 0) return -1;
    return this.wires.calls.descriptor(this.slot);
  }

  write(data: Uint8Array | string): boolean {
    if (this.destroyed || this.writableEnded) return true;
    const { calls } = this.wires;
    const waits =
      typeof data !== 'string'
        ? calls.write(this.slot, data)
        : data.length <= mostText
          ? calls.writeText(this.slot, data)
          : calls.write(this.slot, Buffer.from(data, 'latin1'));
    return this.waits(waits, 'write');
  }
  cork(): void {
    if (!this.destroyed) this.wires.calls.cork(this.slot, 1);
  }
  uncork(): void {
    if (!this.destroyed) this.wires.calls.cork(this.slot, 0);
  }

  end(): void {
    if (this.destroyed || this.writableEnded) return;
    this.writableEnded = true;
    if (this.writableLength === 0 && !this.opening) this.settle();
  }
  destroySoon(): void {
    if (this.destroyed) return;
    this.writableEnded = true;
    this.closing = true;
    if (this.opening) return;
    if (this.writableLength === 0) this.settle();
    // It may be broken since: no edge would say so again.
    else this.flush();
  }
  destroy(): void {
    this.close(0);
  }
  resetAndDestroy(): void {
    this.close(1);
  }
  /** Closes it and says nothing to the peer: somebody has a copy of its descriptor. Its owner is not told. */
  leave(): void {
    this.owner = undefined;
    this.destroyed = true;
    this.wires.forget(this.slot);
    this.wires.calls.leave(this.slot);
  }

  pause(): void {
    this.paused = true;
  }
  resume(): void {
    this.paused = false;
    if (this.readable) this.readLater();
  }
  isPaused(): boolean {
    return this.paused;
  }
  /** It has its turn. */
  goOn(): void {
    this.isInLine = false;
    this.read();
  }

  happened(events: number): void {
    if (this.opening && !this.opened(events)) return;
    if ((events & broken) !== 0) return this.broke();
    if (this.writableLength > 0 && (events & writable) !== 0) this.flush();
    if (this.destroyed || (events & (readable | peerEnded)) === 0) return;
    this.readable = !this.ended;
    if ((events & peerEnded) !== 0) this.ending = true;
    this.read();
  }
  /** There is an error, or both halves are over. What came before is read first; a write would find the error, and it would be lost. */
  private broke(): void {
    this.readable = this.ending = !this.ended;
    this.read();
    if (this.destroyed || (this.readable && !this.paused)) return;
    if (this.writableLength > 0) return this.flush();
    // Nobody reads. When there is nothing to read either, only the error is left.
    const why = this.readable ? this.wires.calls.read(this.slot, 0, 0) : 0;
    if (why < 0 && why !== tryAgain) this.fail(-why, 'read');
  }

  private opened(events: number): boolean {
    const { calls } = this.wires;
    if ((events & broken) !== 0) {
      const errno = calls.error(this.slot);
      if (errno !== 0) this.fail(errno, 'connect');
    }
    if (this.destroyed || (events & (writable | broken)) === 0) return false;
    this.opening = false;
    this.whenOpen?.lineOpen(this);
    this.whenOpen = undefined;
    if (this.writableEnded && this.writableLength === 0) this.settle();
    return !this.destroyed;
  }

  private read(): void {
    while (this.readable && !this.paused && !this.destroyed && !this.isInLine) {
      const chunk = this.wires.read(this.slot);
      if (typeof chunk === 'number') return this.nothing(chunk);
      this.bytesRead += chunk.length;
      if (this.wires.mayHaveMore) this.readLater();
      // Less than there was room for: there was no more, and the next edge says when there is. An end that was announced is looked for at once.
      else if (!this.ending) this.readable = false;
      this.owner?.took(chunk);
    }
  }
  /** Behind the others: what one brings at once is bounded. */
  private readLater(): void {
    if (this.isInLine || this.destroyed) return;
    this.isInLine = true;
    stepAside(this);
  }
  private nothing(why: number): void {
    this.readable = this.ending = false;
    if (why === tryAgain) return;
    if (why < 0) return this.fail(-why, 'read');
    this.ended = true;
    this.owner?.peerEnded();
    if (this.writableEnded && this.writableLength === 0) this.destroy();
  }

  private flush(): void {
    if (!this.waits(this.wires.calls.flush(this.slot), 'write') || this.destroyed) return;
    if (this.writableEnded) this.settle();
    else this.owner?.drained();
  }
  /** Nothing waits any more. */
  private settle(): void {
    if (this.closing) this.destroy();
    else this.shut();
  }
  /** Whether nothing waits now. */
  private waits(bytes: number, syscall: string): boolean {
    if (bytes < 0) this.fail(-bytes, syscall);
    else this.writableLength = bytes;
    return bytes <= 0;
  }
  /** Both halves are over: closing says so in one system call instead of two. */
  private shut(): void {
    if (this.ended) return this.destroy();
    const failed = this.wires.calls.shutdown(this.slot);
    // It is broken: reading says why, behind what came before.
    if (failed < 0 && failed !== notConnected) this.fail(-failed, 'shutdown');
  }

  fail(errno: number, syscall: string): void {
    if (this.destroyed) return;
    this.failed = errorOf(errno, syscall);
    this.close(0);
  }
  private close(reset: 0 | 1): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.writableLength = 0;
    if (this.slot >= 0) {
      this.wires.forget(this.slot);
      this.wires.calls.drop(this.slot, reset);
    }
    this.wires.tellLater(this);
  }
  tellClosed(): void {
    const { owner } = this;
    if (owner === undefined) return;
    owner.error = this.failed;
    owner.gone();
  }
}
