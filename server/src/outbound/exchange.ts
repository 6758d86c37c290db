// One HTTP exchange through one exit: a connection (kept or dialled), the request out, the answer back, then park or close.
// It knows nothing of clients, pools or retries; it reports what happened and in which phase.
import { defaultLimits, isFault } from '../codec/http1/fault.ts';
import { exitMayGoOn, responseBody } from '../codec/http1/framing.ts';
import { HeadBuffer } from '../codec/http1/head-buffer.ts';
import { parseResponseHead, type ResponseHead } from '../codec/http1/response-head.ts';
import type { Exit } from '../core/model/exit.ts';
import { type Failure, failure } from '../core/model/failure.ts';
import type { Target } from '../core/model/target.ts';
import type { Carried, Connection, Sink } from '../net/connection.ts';
import { failureOfError } from '../net/errno.ts';
import { AnswerBody } from './answer-body.ts';
import { Dial, type DialOwner, type WarmTerms } from './dial.ts';
import type { ExchangeGround, ExchangeOwner, ExchangeRequest, OpenExchange } from './exchange-terms.ts';

/** A request that must not be repeated only uses a connection this fresh, ms: an exit that closes it meanwhile is then unlikely. */
const freshMs = 1_000;
/** Heads nearly always come whole in one chunk: one buffer serves all exchanges, and one that is left with a part of a head is given away. */
let spare = new HeadBuffer(defaultLimits.maxBytes, 0);

export class Exchange implements Sink, DialOwner, OpenExchange {
  private readonly exit: Exit;
  private readonly request: ExchangeRequest;
  private readonly ground: ExchangeGround;
  private owner: ExchangeOwner;
  private connection: Connection | undefined;
  private dial: Dial | undefined;
  private heads: HeadBuffer | undefined;
  private head: ResponseHead | undefined;
  /** Present once the answer has begun. */
  private body: AnswerBody | undefined;
  private reused = false;
  fresh = false;
  carried: Carried | undefined;
  place = 0;
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
      target === undefined ? this.ground.kept.take(this.exit, this.request.repeatable ? Infinity : freshMs) : undefined;
    if (kept === undefined) return this.open(target, this.request.warm);
    this.reused = true;
    this.send(kept);
  }

  private open(target: Target | undefined, warm: WarmTerms | undefined): void {
    this.dial = new Dial(this.exit, target, this.ground, this);
    this.dial.start(this.request.dialDeadlineAt, warm);
  }
  /** Nothing was sent: its connection is still being dialled. */
  get dialling(): boolean {
    return this.dial !== undefined;
  }
  /** Overtaken: while it dials, the dial's verdict goes to somebody else and nothing is sent; later the answer does. False when it is over. */
  handOver(owner: DialOwner & ExchangeOwner): boolean {
    this.owner = owner;
    if (this.dial === undefined) return !this.over && this.body === undefined;
    this.over = true;
    return this.dial.handOver(owner);
  }

  dialled(connection: Connection, rest: Uint8Array, dial: Dial): void {
    this.dial = undefined;
    // What was open before may have been closed by the exit meanwhile, like a kept one.
    this.reused = dial.adopted;
    this.fresh = true;
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
    this.carried = connection.carried ??= { requests: 0, first: '' };
    this.place = ++this.carried.requests;
    this.owner.exchangeReady(this);
    const { head, body } = this.request;
    if (body.length === 0) connection.write(head);
    else {
      connection.socket.cork();
      connection.write(head);
      for (const chunk of body) connection.write(chunk);
      connection.socket.uncork();
    }
    const { firstByteMs, answerDeadlineAt, idleMs } = this.request;
    const { deadlines, now } = this.ground;
    if (this.requestDone) deadlines.setAt(connection, Math.min(now() + firstByteMs, answerDeadlineAt));
    else deadlines.set(connection, idleMs);
  }

  /** More of the request body, after `exchangeReady`. False: wait for `exchangeDrained`. */
  sendBody(chunk: Buffer): boolean {
    const { connection } = this;
    if (connection === undefined) return true;
    if (this.body === undefined) this.ground.deadlines.set(connection, this.request.idleMs);
    return connection.write(chunk);
  }
  /** The request body is whole: the first-byte clock starts. The total deadline does not count the time an upload took. */
  finishBody(): void {
    if (this.requestDone) return;
    this.requestDone = true;
    if (this.connection !== undefined && this.body === undefined)
      this.ground.deadlines.set(this.connection, this.request.firstByteMs);
  }
  resume(): void {
    this.connection?.resume();
  }
  /** Gives up: the client is gone, or another attempt takes over. No event follows. */
  cancel(): void {
    this.over = true;
    this.dial?.cancel();
    this.connection?.cut();
  }

  onBytes(connection: Connection, chunk: Buffer): void {
    if (this.over) return;
    if (this.body === undefined) this.readHead(connection, chunk, 0);
    else this.readBody(connection, this.body, chunk);
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
    connection.deadlineAt = Infinity;
    if (head.status === 101) {
      this.over = true;
      return this.owner.exchangeUpgraded(head, connection, rest ?? Buffer.alloc(0));
    }
    const kind = responseBody(this.request.method, head);
    const answer = new AnswerBody(kind, head.contentLength, this.request.dechunk);
    this.body = answer;
    const body = kind === 'none' || rest === undefined ? undefined : this.bodyPart(answer, rest);
    if (this.over) return;
    const flowing = this.owner.exchangeAnswered(this, head, body, kind);
    if (this.over) return;
    if (answer.done)
      return this.complete(connection, rest === undefined || (kind !== 'none' && answer.taken === rest.length));
    if (!flowing) connection.pause();
    this.ground.deadlines.set(connection, this.request.idleMs);
  }

  private readBody(connection: Connection, body: AnswerBody, chunk: Buffer): void {
    const part = this.bodyPart(body, chunk);
    if (this.over) return;
    const flowing = this.owner.exchangeBody(part);
    if (this.over) return;
    if (body.done) return this.complete(connection, body.taken === chunk.length);
    if (!flowing) connection.pause();
    this.ground.deadlines.set(connection, this.request.idleMs);
  }

  private bodyPart(body: AnswerBody, chunk: Buffer): Buffer {
    const part = body.part(chunk);
    if (body.fault !== undefined) this.fail(failure('http_response_incomplete', body.fault), true);
    return part;
  }

  private complete(connection: Connection, clean: boolean): void {
    this.over = true;
    const keeps = exitMayGoOn(this.request.method, this.head!);
    const proxy = this.exit.scheme === 'http' || this.exit.scheme === 'https';
    if (clean && keeps && proxy && this.requestDone) this.ground.kept.park(this.exit, connection);
    else connection.finish();
    this.owner.exchangeComplete();
  }

  onEnd(connection: Connection): void {
    if (this.over) return;
    if (this.body?.untilClose === true) return this.complete(connection, false);
    this.lost(undefined);
  }
  onClose(connection: Connection, error: NodeJS.ErrnoException | undefined): void {
    if (this.over) return;
    if (error === undefined && this.body?.untilClose === true) return this.complete(connection, false);
    this.lost(error);
  }
  onDrain(): void {
    this.owner.exchangeDrained();
  }
  onDeadline(): void {
    if (this.over) return;
    if (this.body !== undefined) this.fail(failure('http_response_incomplete', 'the answer stopped'), true);
    else if (this.requestDone) this.fail(failure('http_response_timeout', 'no answer in time'), true);
    // Client or exit stopped: neither can be blamed, and both are let go.
    else this.fail(failure('request_timeout', 'the request body stopped'), true);
  }

  private lost(error: NodeJS.ErrnoException | undefined): void {
    if (this.body !== undefined)
      return this.fail(failure('http_response_incomplete', error?.code ?? 'closed in the middle of the answer'), true);
    if (this.reused && this.request.repeatable && this.heads === undefined) {
      // The exit closed a kept connection while it was idle: nobody's fault, and nothing was answered.
      this.reused = false;
      this.connection!.cut();
      this.connection = undefined;
      return this.open(undefined, undefined);
    }
    this.fail(failureOfError(error), true);
  }
  private fail(why: Failure, requestSent: boolean): void {
    if (this.over) return;
    this.over = true;
    this.connection?.cut();
    this.owner.exchangeFailed(why, requestSent, this);
  }
}
