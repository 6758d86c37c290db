// A link over a socket: one frame per message, its payload JSON. Control serves a unix socket in a private directory; workers connect, and
// connect again whenever the link breaks.
import { chmodSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import type { Log } from '../base/log.ts';
import { FrameDecoder, frameHeader } from '../codec/frame.ts';
import type { Link } from './link.ts';
import { unpacked } from './packed-exits.ts';
import { payloadOf } from './shared-messages.ts';
import type { Message } from './messages.ts';

/** The only kind of frame. */
const messageFrame = 1;
/** Bytes that may wait in the process before the sender is asked to hold back. */
const slowBytes = 1024 * 1024;
/** Time before a broken link is tried again: first, and at most, ms. */
const firstRetryMs = 10;
const lastRetryMs = 500;
/** Time that messages of one read may take together before others have their turn, ms. One message is never interrupted. */
const readMs = 2;

export class SocketLink<Out extends Message, In extends Message> implements Link<Out, In> {
  private readonly socket: Socket;
  private readonly log: Log;
  private readonly decoder = new FrameDecoder();
  private receiver: ((message: In) => void) | undefined;
  private closed: (() => void) | undefined;
  private waiting: (() => void)[] = [];
  private gone = false;

  constructor(socket: Socket, log: Log) {
    this.socket = socket;
    this.log = log;
    socket.on('data', (bytes: Buffer) => {
      this.decoder.push(bytes);
      this.read();
    });
    socket.on('drain', () => this.released());
    socket.on('error', (error) => log.debug({ error }, 'the link broke'));
    socket.on('end', () => this.close());
    socket.on('close', () => this.end());
  }

  send(message: Out): boolean {
    if (this.gone) return false;
    const payload = payloadOf(message);
    this.socket.cork();
    this.socket.write(frameHeader(messageFrame, payload.length));
    this.socket.write(payload);
    this.socket.uncork();
    return this.socket.writableLength < slowBytes;
  }
  drained(): Promise<void> {
    if (this.gone || !this.socket.writableNeedDrain) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }
  onMessage(receiver: (message: In) => void): void {
    this.receiver = receiver;
  }
  onClose(closed: () => void): void {
    this.closed = closed;
  }
  /** What was sent still goes out; the peer has a moment to take it. */
  close(): void {
    if (this.gone) return;
    this.socket.destroySoon();
  }

  /** Takes what was read, message by message. When that takes long, nothing more is read from the socket until the rest had its turn. */
  private read(): void {
    const until = performance.now() + readMs;
    for (let frame = this.decoder.next(); frame !== undefined; frame = this.decoder.next()) {
      if (frame.type !== messageFrame) return this.refuse(`a frame of type ${frame.type}`);
      const message = parsed(frame.payload);
      if (message === undefined) return this.refuse('a frame that is not JSON');
      this.receiver?.(message as In);
      if (this.gone) return;
      if (performance.now() >= until) return this.readLater();
    }
    if (this.decoder.fault !== undefined) return this.refuse(this.decoder.fault);
    if (this.socket.isPaused()) this.socket.resume();
  }
  private readLater(): void {
    this.socket.pause();
    setImmediate(() => {
      if (!this.gone) this.read();
    });
  }
  private refuse(what: string): void {
    this.log.warn({ what }, 'the peer of a link speaks another protocol');
    this.socket.destroy();
    this.end();
  }
  private released(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
  private end(): void {
    if (this.gone) return;
    this.gone = true;
    this.released();
    this.closed?.();
  }
}

function parsed(payload: Uint8Array): Message | undefined {
  const { buffer, byteOffset, byteLength } = payload;
  try {
    return unpacked(JSON.parse(Buffer.from(buffer, byteOffset, byteLength).toString()) as Message);
  } catch {
    return undefined;
  }
}

/**
 * Serves links on a unix socket. The directory must be private already; the socket is made private too. Who connects before `ready` waits: nothing
 * is read from it until then.
 */
export function serveLinks<Out extends Message, In extends Message>(
  path: string,
  log: Log,
  linked: (link: Link<Out, In>) => void,
  ready: Promise<void> = Promise.resolve(),
): Promise<{ close(): void }> {
  rmSync(path, { force: true });
  const open = new Set<Socket>();
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    void ready.then(() => {
      if (socket.destroyed) return;
      linked(new SocketLink<Out, In>(socket, log));
      socket.resume();
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      chmodSync(path, 0o600);
      resolve({
        close: () => {
          server.close();
          for (const socket of open) socket.destroySoon();
        },
      });
    });
  });
}

/** Keeps a link open: calls `linked` for each new one, until closed. */
export function keepLinked<Out extends Message, In extends Message>(
  path: string,
  log: Log,
  linked: (link: Link<Out, In>) => void,
): { close(): void } {
  let retryMs = firstRetryMs;
  let over = false;
  let current: { close(): void } | undefined;
  let timer: NodeJS.Timeout | undefined;
  const open = (): void => {
    const socket = connect(path);
    current = { close: () => socket.destroySoon() };
    socket.on('error', () => {});
    socket.once('connect', () => {
      retryMs = firstRetryMs;
      linked(new SocketLink<Out, In>(socket, log));
    });
    socket.once('close', () => {
      if (over) return;
      timer = setTimeout(open, retryMs);
      retryMs = Math.min(lastRetryMs, retryMs * 2);
    });
  };
  open();
  return {
    close: () => {
      over = true;
      clearTimeout(timer);
      current?.close();
    },
  };
}
