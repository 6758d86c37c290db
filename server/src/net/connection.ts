// A connection: one line whose events go to exactly one sink at a time. Handing a connection on is one assignment, so no listener is ever
// added, removed or made per connection. Strings are latin1: one char per byte.
import { Socket } from 'node:net';
import { nowhere, type Placed } from '../base/placed-list.ts';
import { type Deadlines, type Watched, unwatched } from './deadlines.ts';
import type { Line, LineOwner } from './line.ts';
import { type Heavy, stepAside, turnBytes } from './turns.ts';
import { Wire } from './wire.ts';

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

/** Carries the bytes of connections that left this thread. */
export interface Carrier {
  /** Cuts it at once. */
  cut(connection: Connection): void;
  /** Closes it, and what it is joined to, once what is queued is sent. */
  finish(connection: Connection): void;
}

/** What a connection carried so far, one request after the other. */
export interface Carried {
  requests: number;
  /** Id of the first of them that got one; '' = none did yet. */
  first: string;
}

interface OwnedSocket extends Socket {
  /** undefined: the connection left it. */
  owner?: Connection | undefined;
}

/** Parts of Node's sockets that its types do not name. */
interface Inside {
  readonly _handle: { readonly fd?: number } | null;
  readonly encrypted?: boolean;
}

/** In place of the line that a connection left. */
const left = new Socket().end().destroy();

export class Connection implements Watched, Heavy, LineOwner, Placed {
  socket: Line;
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
  /** Its place among those that are in; belongs to who let it in. */
  place = nowhere;
  /** Told after the sink when the connection is gone; one shared function, never a closure per connection. */
  whenGone: ((connection: Connection) => void) | undefined = undefined;
  /** Where requests are counted. */
  carried: Carried | undefined = undefined;
  /** Who carries it since it left. */
  carrier: Carrier | undefined = undefined;
  /** Bytes it brought since it last stepped aside. */
  brought = 0;
  nextInLine: Heavy | undefined = undefined;
  private isAside = false;
  /** Its owner wants nothing of it for now. */
  private isHeld = false;
  /** When it was last parked in a keep-alive set, epoch ms. */
  idleSince = 0;

  constructor(socket: Socket | Wire, sink: Sink) {
    this.socket = socket;
    this.sink = sink;
    (socket as OwnedSocket | Wire).owner = this;
    if (socket instanceof Wire) return;
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
    if (this.carrier !== undefined) this.carrier.finish(this);
    else this.socket.destroySoon();
  }

  /** Cuts at once; `onClose` follows. */
  cut(): void {
    if (this.carrier === undefined) this.socket.destroy();
    else if (!this.closed) this.carrier.cut(this);
  }

  /**
   * Its descriptor while nothing of it is held here: nothing read that was not passed on, nothing queued, neither half closed; −1 otherwise, and
   * for TLS, whose bytes are not those of the descriptor.
   */
  get bareDescriptor(): number {
    if (this.socket instanceof Wire) return this.socket.bareDescriptor;
    const socket = this.socket as OwnedSocket & Inside;
    if (this.closed || this.ended || socket.destroyed || socket.writableEnded || socket.encrypted === true) return -1;
    if (socket.writableLength > 0 || socket.readableLength > 0) return -1;
    return socket._handle?.fd ?? -1;
  }

  /** Its descriptor is closed here without a word to the peer; a copy of it is `carrier`'s, who says `gone` when it is closed. */
  leave(carrier: Carrier): void {
    const socket = this.socket as OwnedSocket | Wire;
    this.socket = left;
    this.carrier = carrier;
    if (socket instanceof Wire) return socket.leave();
    socket.owner = undefined;
    socket.destroy();
  }

  took(chunk: Buffer): void {
    this.sink.onBytes(this, chunk);
  }
  peerEnded(): void {
    this.ended = true;
    this.sink.onEnd(this);
  }
  drained(): void {
    this.sink.onDrain(this);
  }

  /** It is closed both ways. */
  gone(): void {
    this.closed = true;
    this.deadlineAt = Infinity;
    this.watchedBy?.forget(this);
    this.sink.onClose(this, this.error);
    if (this.whenGone !== undefined) this.whenGone(this);
  }

  /** For whoever needs more of Node's. @throws Error for a wire: Node knows nothing of it. */
  get nodeSocket(): Socket {
    if (this.socket instanceof Socket) return this.socket;
    throw new Error('this connection has no socket of Node');
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
    if (this.isHeld || this.isAside || this.closed || this.carrier !== undefined) return;
    this.isAside = true;
    this.socket.pause();
    stepAside(this);
  }
  goOn(): void {
    this.isAside = false;
    if (!this.isHeld && !this.closed && this.carrier === undefined) this.socket.resume();
  }
  /** A deadline passed: for the timer wheel. */
  expired(): void {
    this.sink.onDeadline(this);
  }
}

function passBytes(this: OwnedSocket, chunk: Buffer): void {
  const { owner } = this;
  if (owner === undefined) return;
  owner.took(chunk);
  if ((owner.brought += chunk.length) >= turnBytes) owner.letOthersGo();
}
function passEnd(this: OwnedSocket): void {
  this.owner?.peerEnded();
}
function passDrain(this: OwnedSocket): void {
  this.owner?.drained();
}
function keepError(this: OwnedSocket, error: NodeJS.ErrnoException): void {
  if (this.owner !== undefined) this.owner.error = error;
}
function passClose(this: OwnedSocket): void {
  this.owner?.gone();
}
