// A connection: one socket whose events go to exactly one sink at a time. Handing a connection on is one assignment, so no listener is ever
// added, removed or made per connection. Strings are latin1: one char per byte.
import type { Socket } from 'node:net';
import { type Deadlines, type Watched, unwatched } from './deadlines.ts';
import { type Heavy, stepAside, turnBytes } from './turns.ts';

/** Who a connection's events belong to now. Called on the socket's own stack; must not throw. */
export interface Sink {
  onBytes(connection: Connection, chunk: Buffer): void;
  /** The peer closed its sending half. */
  onEnd(connection: Connection): void;
  /** What was queued has been handed to the kernel. */
  onDrain(connection: Connection): void;
  /** The socket is gone, both ways. `error` says why when it did not close in peace. */
  onClose(connection: Connection, error: NodeJS.ErrnoException | undefined): void;
  /** The deadline set with `deadlines.set` passed. */
  onDeadline(connection: Connection): void;
}

/** What a connection carried so far, one request after the other. */
export interface Carried {
  requests: number;
  /** Id of the first of them that got one; '' = none did yet. */
  first: string;
}

interface OwnedSocket extends Socket {
  owner?: Connection;
}

export class Connection implements Watched, Heavy {
  readonly socket: Socket;
  sink: Sink;
  closed = false;
  /** The peer's sending half is closed. */
  ended = false;
  error: NodeJS.ErrnoException | undefined = undefined;
  deadlineAt = Infinity;
  checkTick = unwatched;
  checkPlace = 0;
  /** The wheel that watches it, to be left when the connection is gone. */
  watchedBy: Deadlines | undefined = undefined;
  /** Address of the peer, where somebody counts by it. */
  address = '';
  /** Told after the sink when the connection is gone; one shared function, never a closure per connection. */
  whenGone: ((connection: Connection) => void) | undefined = undefined;
  /** Where requests are counted. */
  carried: Carried | undefined = undefined;
  /** Bytes it brought since it last stepped aside. */
  brought = 0;
  nextInLine: Heavy | undefined = undefined;
  private isAside = false;
  /** Its owner wants nothing of it for now. */
  private isHeld = false;
  /** When it was last parked in a keep-alive set, epoch ms. */
  idleSince = 0;

  constructor(socket: Socket, sink: Sink) {
    this.socket = socket;
    this.sink = sink;
    (socket as OwnedSocket).owner = this;
    socket.on('data', passBytes);
    socket.on('end', passEnd);
    socket.on('drain', passDrain);
    socket.on('error', keepError);
    socket.on('close', passClose);
  }

  /** Queues bytes; false means: stop until `onDrain`. After the end or close the bytes are dropped. */
  write(data: Uint8Array | string): boolean {
    if (this.closed || this.socket.writableEnded) return true;
    return typeof data === 'string' ? this.socket.write(data, 'latin1') : this.socket.write(data);
  }

  /** Closes our sending half after what is queued; the other half stays open. */
  end(): void {
    if (!this.closed && !this.socket.writableEnded) this.socket.end();
  }

  /** Closes both halves once what is queued is sent. */
  finish(): void {
    if (this.closed) return;
    // Ending twice would make Node build an error each time.
    if (!this.socket.writableEnded) this.socket.end();
    this.socket.destroySoon();
  }

  /** Cuts at once; `onClose` follows. */
  cut(): void {
    this.socket.destroy();
  }

  pause(): void {
    this.isHeld = true;
    this.socket.pause();
  }
  resume(): void {
    this.isHeld = false;
    if (!this.isAside) this.socket.resume();
  }
  /** It brought much: the others have their turn first. */
  letOthersGo(): void {
    this.brought = 0;
    if (this.isHeld || this.isAside || this.closed) return;
    this.isAside = true;
    this.socket.pause();
    stepAside(this);
  }
  goOn(): void {
    this.isAside = false;
    if (!this.isHeld && !this.closed) this.socket.resume();
  }
  /** A deadline passed: for the timer wheel. */
  expired(): void {
    this.sink.onDeadline(this);
  }
}

function passBytes(this: OwnedSocket, chunk: Buffer): void {
  const owner = this.owner!;
  owner.sink.onBytes(owner, chunk);
  if ((owner.brought += chunk.length) >= turnBytes) owner.letOthersGo();
}
function passEnd(this: OwnedSocket): void {
  const owner = this.owner!;
  owner.ended = true;
  owner.sink.onEnd(owner);
}
function passDrain(this: OwnedSocket): void {
  const owner = this.owner!;
  owner.sink.onDrain(owner);
}
function keepError(this: OwnedSocket, error: NodeJS.ErrnoException): void {
  this.owner!.error = error;
}
function passClose(this: OwnedSocket): void {
  const owner = this.owner!;
  owner.closed = true;
  owner.deadlineAt = Infinity;
  owner.watchedBy?.forget(owner);
  owner.sink.onClose(owner, owner.error);
  if (owner.whenGone !== undefined) owner.whenGone(owner);
}
