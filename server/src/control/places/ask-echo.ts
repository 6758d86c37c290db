// Asks one echo target through one exit: the same dial and credentials as traffic, always a way of its own to the target (CONNECT or SOCKS), then
// a small GET. Never rejects.
import { connect as startTls } from 'node:tls';
import { isIP } from 'node:net';
import type { Exit } from '../../core/model/exit.ts';
import { findAddress, type SeenAddress } from '../../core/places/echo-text.ts';
import type { Connection, Sink } from '../../net/connection.ts';
import { Dial } from '../../outbound/dial.ts';
import type { Ground } from '../../outbound/ground.ts';
import { EchoAnswer } from './echo-answer.ts';
import type { EchoTarget } from './echo-target.ts';

/** The address the target saw, or why it is not known. */
export type Asked = SeenAddress | { readonly problem: string };

export interface AskOptions {
  readonly ground: Ground;
  readonly timeoutMs: number;
  /** For tests: who signs the certificates of https targets, besides those everyone trusts. */
  readonly ca?: string | undefined;
}

export function askEcho(exit: Exit, echo: EchoTarget, { ground, timeoutMs, ca }: AskOptions): Promise<Asked> {
  return new Promise((resolve) => {
    const deadlineAt = ground.now() + timeoutMs;
    const dial = new Dial(exit, echo.target, ground, {
      dialFailed: ({ code, detail }) => resolve({ problem: detail === '' ? code : `${code}: ${detail}` }),
      dialled: (connection, rest) => {
        ground.deadlines.setAt(connection, deadlineAt);
        const asking = new Asking(echo, connection, resolve);
        if (echo.secure) asking.secure(ca);
        else asking.ask(rest);
      },
    });
    dial.start(deadlineAt);
  });
}

/** One question on a way that is open. */
class Asking implements Sink {
  private readonly echo: EchoTarget;
  private readonly connection: Connection;
  private readonly tell: (asked: Asked) => void;
  private readonly answer = new EchoAnswer();
  private over = false;
  private secured = false;

  constructor(echo: EchoTarget, connection: Connection, tell: (asked: Asked) => void) {
    this.echo = echo;
    this.connection = connection;
    this.tell = tell;
    connection.sink = this;
  }

  ask(rest: Uint8Array): void {
    this.connection.write(this.echo.request);
    if (rest.length > 0) this.take(Buffer.from(rest));
  }
  /** TLS to the target, inside the way through the exit; its certificate is verified. */
  secure(ca: string | undefined): void {
    const { host } = this.echo.target;
    this.secured = true;
    const named = isIP(host) === 0 ? { servername: host } : {};
    const socket = startTls({ socket: this.connection.nodeSocket, host, ...named, ca, ALPNProtocols: ['http/1.1'] });
    socket.on('secureConnect', () => socket.write(this.echo.request, 'latin1'));
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('end', () => this.ended());
    socket.on('error', (error: NodeJS.ErrnoException) => this.done({ problem: `TLS: ${error.code ?? error.message}` }));
    socket.on('close', () => this.ended());
  }

  onBytes(_connection: Connection, chunk: Buffer): void {
    if (!this.secured) this.take(chunk);
  }
  onEnd(): void {
    if (!this.secured) this.ended();
  }
  onDrain(): void {}
  onClose(): void {
    this.ended();
  }
  onDeadline(): void {
    this.done({ problem: 'no answer in time' });
  }

  private take(chunk: Buffer): void {
    this.answer.take(chunk);
    this.judge();
  }
  private ended(): void {
    this.answer.end();
    this.judge();
  }
  private judge(): void {
    const { verdict } = this.answer;
    if (verdict === undefined) return;
    if ('problem' in verdict) return this.done(verdict);
    this.done(findAddress(verdict.text) ?? { problem: 'its answer names no address' });
  }
  private done(asked: Asked): void {
    if (this.over) return;
    this.over = true;
    this.connection.deadlineAt = Infinity;
    this.connection.cut();
    this.tell(asked);
  }
}
