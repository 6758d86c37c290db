// One HTTP exchange through one exit: a connection (kept or dialled), the request out, the answer back, then park or close.
// It knows nothing of clients, pools or retries; it reports what happened and in which phase.
import { ChunkedReader } from '../codec/http1/chunked.ts';
import { defaultLimits, isFault } from '../codec/http1/fault.ts';
import { exitMayGoOn, type ResponseBody, responseBody } from '../codec/http1/framing.ts';
import { HeadBuffer } from '../codec/http1/head-buffer.ts';
import { parseResponseHead, type ResponseHead } from '../codec/http1/response-head.ts';
import type { Exit } from '../core/model/exit.ts';
import { type Failure, failure } from '../core/model/failure.ts';
import type { Target } from '../core/model/target.ts';
import type { Connection, Sink } from '../net/connection.ts';
import { failureOfError } from '../net/errno.ts';
import { Dial, type DialOwner } from './dial.ts';
import type { Ground } from './ground.ts';
import type { KeepAlive } from './keep-alive.ts';

/** Receives the answer. Each call happens on the stack of the exit's event. */
export interface ExchangeOwner {
  /** A connection is there; the head is about to be sent. */
  exchangeReady(): void;
  /** An interim answer (1xx other than 101). */
  exchangeInterim(head: ResponseHead): void;
  /** The final head with the part of the body that came in the same chunk. False: stop reading until `resume`. */
  exchangeAnswered(head: ResponseHead, body: Buffer | undefined, kind: ResponseBody): boolean;
  exchangeBody(chunk: Buffer): boolean;
  /** The answer is whole; the exit's side has been taken care of. */
  exchangeComplete(): void;
  /** 101: the connection is the owner's now. */
  exchangeUpgraded(head: ResponseHead, connection: Connection, rest: Buffer): void;
  /** `requestSent`: some byte of the request may have reached the exit. After an answer began, the code is http_response_incomplete. */
  exchangeFailed(why: Failure, requestSent: boolean): void;
  /** The exit takes more of the request body. */
  exchangeDrained(): void;
}

/** What is sent. `head` is latin1; `body` is what has been received of the request body so far. */
export interface ExchangeRequest {
  readonly method: string;
  readonly head: string;
  readonly body: readonly Buffer[];
  /** All of the request body is in `body`. */
  readonly bodyComplete: boolean;
  /** May be sent twice: a kept connection that turns out dead is replaced without a word. */
  readonly repeatable: boolean;
  /** The client knows no chunks: give it the payload only. */
  readonly dechunk: boolean;
  readonly dialDeadlineAt: number;
  readonly firstByteMs: number;
  readonly idleMs: number;
}

/** A request that must not be repeated only uses a connection this fresh, ms: an exit that closes it meanwhile is then unlikely. */
const freshMs = 1_000;
/** Heads nearly always come whole in one chunk: one buffer serves all exchanges, and one that is left with a part of a head is given away. */
let spare = new HeadBuffer(defaultLimits.maxBytes, 0);

export interface ExchangeGround extends Ground {
  /** Idle connections to exits. */
  readonly kept: KeepAlive;
}

export class Exchange implements Sink, DialOwner {
  private readonly exit: Exit;
  private readonly request: ExchangeRequest;
  private readonly ground: ExchangeGround;
  private readonly owner: ExchangeOwner;
  private connection: Connection | undefined;
  private dial: Dial | undefined;
  private heads: HeadBuffer | undefined;
  private head: ResponseHead | undefined;
  private chunked: ChunkedReader | undefined;
  /** Bytes of the body still to come; -1 = until the exit closes. */
  private left = 0;
  /** Bytes of the last chunk that belonged to the body. */
  private taken = 0;
  private reused = false;
  private answering = false;
  private requestDone: boolean;
  private over = false;

  constructor(exit: Exit, request: ExchangeRequest, ground: ExchangeGround, owner: ExchangeOwner) {
    this.exit = exit;
    this.request = request;
    this.ground = ground;
    this.owner = owner;
    this.requestDone = request.bodyComplete;
  }

  /** `target` undefined: the exit is an HTTP proxy and takes the absolute form, on a kept connection if there is one. */
  start(target: Target | undefined): void {
    const kept =
      target === undefined
        ? this.ground.kept.take(this.exit.id, this.request.repeatable ? Infinity : freshMs)
        : undefined;
    if (kept === undefined) return this.open(target);
    this.reused = true;
    this.send(kept);
  }

  private open(target: Target | undefined): void {
    this.dial = new Dial(this.exit, target, this.ground, this);
    this.dial.start(this.request.dialDeadlineAt);
  }

  dialled(connection: Connection, rest: Uint8Array): void {
    this.dial = undefined;
    if (rest.length > 0) {
      this.connection = connection;
      connection.sink = this;
      return this.fail(failure('exit_protocol_error', 'it answered before it was asked'), false);
    }
    this.send(connection);
  }
  dialFailed(why: Failure): void {
    this.fail(why, false);
  }

  private send(connection: Connection): void {
    this.connection = connection;
    connection.sink = this;
    this.owner.exchangeReady();
    const { head, body } = this.request;
    if (body.length === 0) connection.write(head);
    else {
      connection.socket.cork();
      connection.write(head);
      for (const chunk of body) connection.write(chunk);
      connection.socket.uncork();
    }
    if (this.requestDone) this.ground.deadlines.set(connection, this.request.firstByteMs);
  }

  /** More of the request body, after `exchangeReady`. False: wait for `exchangeDrained`. */
  sendBody(chunk: Buffer): boolean {
    return this.connection === undefined || this.connection.write(chunk);
  }
  /** The request body is whole: the first-byte clock starts. */
  finishBody(): void {
    this.requestDone = true;
    if (this.connection !== undefined && !this.answering)
      this.ground.deadlines.set(this.connection, this.request.firstByteMs);
  }
  get ready(): boolean {
    return this.connection !== undefined;
  }
  resume(): void {
    this.connection?.resume();
  }
  /** Gives up: the client is gone, or another attempt takes over. No event follows. */
  abandon(): void {
    this.over = true;
    this.dial?.cancel();
    this.connection?.cut();
  }

  onBytes(connection: Connection, chunk: Buffer): void {
    if (this.over) return;
    if (this.head === undefined) this.readHead(connection, chunk, 0);
    else this.readBody(connection, chunk);
  }

  private readHead(connection: Connection, chunk: Buffer, from: number): void {
    const heads = this.heads ?? spare;
    const length = heads.take(chunk, from);
    if (length === 0) {
      if (this.heads === undefined) {
        this.heads = heads;
        spare = new HeadBuffer(defaultLimits.maxBytes, 0);
      }
      return;
    }
    const head = length < 0 ? undefined : parseResponseHead(heads.text, length, defaultLimits);
    const { bodyAt, detail } = heads;
    heads.reset();
    if (head === undefined)
      return this.fail(
        failure('exit_protocol_error', detail === '' ? 'the head of its answer is too large' : detail),
        true,
      );
    if (isFault(head)) return this.fail(failure('exit_protocol_error', head.detail), true);
    if (head.status < 200 && head.status !== 101) {
      this.owner.exchangeInterim(head);
      if (bodyAt < chunk.length && !this.over) this.readHead(connection, chunk, bodyAt);
      return;
    }
    this.answer(connection, head, bodyAt < chunk.length ? chunk.subarray(bodyAt) : undefined);
  }

  private answer(connection: Connection, head: ResponseHead, rest: Buffer | undefined): void {
    this.head = head;
    this.answering = true;
    connection.deadlineAt = Infinity;
    if (head.status === 101) {
      this.over = true;
      return this.owner.exchangeUpgraded(head, connection, rest ?? Buffer.alloc(0));
    }
    const kind = responseBody(this.request.method, head);
    if (kind === 'chunked') this.chunked = new ChunkedReader({ ranges: this.request.dechunk });
    this.left = kind === 'length' ? head.contentLength : kind === 'close' ? -1 : 0;
    const body = kind === 'none' || rest === undefined ? undefined : this.bodyPart(rest);
    if (this.over) return;
    const flowing = this.owner.exchangeAnswered(head, body, kind);
    if (this.over) return;
    if (this.bodyDone())
      return this.complete(connection, rest === undefined || (kind !== 'none' && this.taken === rest.length));
    if (!flowing) connection.pause();
    this.ground.deadlines.set(connection, this.request.idleMs);
  }

  private readBody(connection: Connection, chunk: Buffer): void {
    const body = this.bodyPart(chunk);
    if (this.over) return;
    const flowing = this.owner.exchangeBody(body);
    if (this.over) return;
    if (this.bodyDone()) return this.complete(connection, this.taken === chunk.length);
    if (!flowing) connection.pause();
    this.ground.deadlines.set(connection, this.request.idleMs);
  }

  /** The part of `chunk` that belongs to this answer, as the client shall get it; `taken` says how much of the chunk that was. */
  private bodyPart(chunk: Buffer): Buffer {
    if (this.chunked === undefined) {
      this.taken = this.left === -1 ? chunk.length : Math.min(this.left, chunk.length);
      if (this.left !== -1) this.left -= this.taken;
      return this.taken === chunk.length ? chunk : chunk.subarray(0, this.taken);
    }
    const { chunked } = this;
    this.taken = chunked.take(chunk, 0);
    if (chunked.fault !== undefined) this.fail(failure('http_response_incomplete', chunked.fault), true);
    if (this.request.dechunk) return payload(chunk, chunked.ranges);
    return this.taken === chunk.length ? chunk : chunk.subarray(0, this.taken);
  }
  private bodyDone(): boolean {
    return this.chunked === undefined ? this.left === 0 : this.chunked.done;
  }

  private complete(connection: Connection, clean: boolean): void {
    this.over = true;
    const keeps = exitMayGoOn(this.request.method, this.head!);
    const proxy = this.exit.scheme === 'http' || this.exit.scheme === 'https';
    if (clean && keeps && proxy && this.requestDone) this.ground.kept.park(this.exit.id, connection);
    else connection.finish();
    this.owner.exchangeComplete();
  }

  onEnd(connection: Connection): void {
    if (this.over) return;
    if (this.answering && this.left === -1 && this.chunked === undefined) return this.complete(connection, false);
    this.lost(undefined);
  }
  onClose(connection: Connection, error: NodeJS.ErrnoException | undefined): void {
    if (this.over) return;
    if (error === undefined && this.answering && this.left === -1 && this.chunked === undefined)
      return this.complete(connection, false);
    this.lost(error);
  }
  onDrain(): void {
    this.owner.exchangeDrained();
  }
  onDeadline(): void {
    if (this.over) return;
    if (this.answering) this.fail(failure('http_response_incomplete', 'the answer stopped'), true);
    else this.fail(failure('http_response_timeout', 'no answer in time'), true);
  }

  private lost(error: NodeJS.ErrnoException | undefined): void {
    if (this.answering)
      return this.fail(failure('http_response_incomplete', error?.code ?? 'closed in the middle of the answer'), true);
    if (this.reused && this.request.repeatable && this.heads === undefined) {
      // The exit closed a kept connection while it was idle: nobody's fault, and nothing was answered.
      this.reused = false;
      this.connection!.cut();
      this.connection = undefined;
      return this.open(undefined);
    }
    this.fail(failureOfError(error), true);
  }
  private fail(why: Failure, requestSent: boolean): void {
    if (this.over) return;
    this.over = true;
    this.connection?.cut();
    this.owner.exchangeFailed(why, requestSent);
  }
}

/** The payload of a chunked body inside one chunk, joined. */
function payload(chunk: Buffer, ranges: readonly number[]): Buffer {
  const parts: Buffer[] = [];
  for (let i = 0; i < ranges.length; i += 2) parts.push(chunk.subarray(ranges[i], ranges[i + 1]));
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}
