// The client's side of an exchange: attempts until an exit answers, the request body on its way out (kept for replay while it is small),
// the answer on its way back, then the next head.
import { clientMayGoOn, connectionOption, requestBody, type ResponseBody } from '../../codec/http1/framing.ts';
import type { RequestHead } from '../../codec/http1/head.ts';
import type { ResponseHead } from '../../codec/http1/response-head.ts';
import { responseToClient, withoutChunks } from '../../codec/http1/rewrite.ts';
import type { AbsoluteTarget } from '../../codec/http1/target.ts';
import type { AllowanceWaiter } from '../../core/limits/allowance.ts';
import type { Exit } from '../../core/model/exit.ts';
import { type Failure, failure } from '../../core/model/failure.ts';
import { isIdempotent } from '../../core/retry/policy.ts';
import type { Connection, Sink } from '../../net/connection.ts';
import { linger } from '../../net/linger.ts';
import { Exchange } from '../../outbound/exchange.ts';
import type { ExchangeOwner, OpenExchange } from '../../outbound/exchange-terms.ts';
import type { Attempt, AttemptOwner } from '../attempt.ts';
import { Attempts } from '../attempts.ts';
import { racesAnswers } from '../hedging.ts';
import { type AnswerWatch, watchAnswer } from '../bans/answer-watch.ts';
import type { Phase } from '../phase.ts';
import { relay } from '../relay.ts';
import type { Ask } from '../request.ts';
import type { HttpTurns } from './http-turns.ts';
import { exchangeRequest } from './exchange-request.ts';
import { complaintOf } from './listed-answers.ts';
import { Paying } from './paying.ts';
import { RequestBody } from './request-body.ts';
import { gyreLines, refuse } from './voice-http.ts';
import { writeAnswer } from './write-answer.ts';

/** A client that closes its half this soon after its request only says that it has no more to send; later it is leaving. */
const halfCloseMs = 2;

export class ClientExchange extends Paying implements Sink, ExchangeOwner, AttemptOwner, AllowanceWaiter {
  private readonly http: HttpTurns;
  private readonly client: Connection;
  private readonly head: RequestHead;
  private readonly absolute: AbsoluteTarget;
  private readonly attempts: Attempts;
  private readonly body: RequestBody;
  private watch: AnswerWatch | undefined;
  private answered = false;
  private keep = false;
  private untilClose = false;
  private downBytes = 0;

  constructor(http: HttpTurns, head: RequestHead, absolute: AbsoluteTarget, ask: Ask) {
    super(http.door.house, ask);
    this.absolute = absolute;
    this.http = http;
    this.client = http.client;
    this.head = head;
    this.attempts = new Attempts(http.door.house, ask, this);
    this.body = new RequestBody(requestBody(head), head.contentLength);
    this.client.sink = this;
  }

  start(rest: Buffer | undefined): void {
    if (rest !== undefined) this.take(rest);
    if (this.body.fault !== undefined) return this.refuse(failure('http_request_error', this.body.fault));
    this.attempts.next();
  }

  noExit(why: Failure): void {
    this.refuse(why);
  }
  tryExit(attempt: Attempt): void {
    const { house } = this.http.door;
    const { exit } = attempt;
    const tunnel = this.tunnels(exit);
    const { target } = this.attempts.ask;
    const { head, absolute, body } = this;
    const request = exchangeRequest({ head, absolute, body, tunnel }, attempt, this.attempts, house);
    const exchange = new Exchange(exit, request, house.ground, this);
    attempt.way = exchange;
    this.attempts.carrier = undefined;
    exchange.start(tunnel ? target : undefined);
    if (exchange.dialling) this.attempts.watch(attempt, tunnel ? 'way' : 'exit');
  }
  /** Nothing was sent, or a request that changes nothing, whose answer may come from whoever is first. */
  mayRace(): boolean {
    return this.exchange === undefined && !this.answered;
  }

  /** Through HTTP exits the absolute form goes as it is; everything else, and what will stop being HTTP, needs a way to the target itself. */
  private tunnels({ scheme }: Exit): boolean {
    return (scheme !== 'http' && scheme !== 'https') || this.attempts.ask.kind === 'upgrade';
  }

  private phase(requestSent: boolean): Phase {
    return {
      requestSent,
      answerStarted: this.answered,
      idempotent: isIdempotent(this.head.method),
      bodyReplayable: this.body.replayable,
    };
  }

  exchangeReady(by: OpenExchange): void {
    const { attempts, body } = this;
    attempts.opened(by, by.fresh ? (this.tunnels(attempts.of(by).exit) ? 'way' : 'exit') : undefined);
    if (!racesAnswers(attempts, this.head.method, body.complete)) this.carriedBy(by);
    body.sending = true;
    if (body.complete) {
      by.finishBody();
      attempts.sent(by);
    }
    if (this.client.socket.isPaused() && !body.full) this.client.resume();
  }
  /** From now on it is the only one that can serve the client. */
  private carriedBy(by: OpenExchange): void {
    this.exchange = by;
    this.attempts.carrier = by;
    this.attempts.won(by);
  }
  exchangeInterim(head: ResponseHead): void {
    if (this.head.minor === 1) this.client.write(responseToClient(head, '', undefined));
  }

  exchangeAnswered(by: OpenExchange, head: ResponseHead, body: Buffer | undefined, kind: ResponseBody): boolean {
    const { house, listener } = this.http.door;
    const attempt = this.attempts.of(by);
    this.watch = watchAnswer(house, this.attempts.ask, attempt);
    const direct = this.tunnels(attempt.exit);
    const listed = complaintOf(head.status, { direct, retryOn: this.attempts.pool.resilience.retryOn });
    const complaint = this.unlessLast(listed) ?? this.blocked(head, body, kind);
    if (complaint !== undefined) {
      by.cancel();
      this.exchangeFailed(complaint, true, by);
      return true;
    }
    this.carriedBy(by);
    this.answered = true;
    this.attempts.succeeded();
    house.reporter.requestOk(this.attempts, head.status);
    // HTTP/1.0 knows no chunks: its payload goes out bare and ends with the connection (RFC 9112 §6.1).
    const bare = kind === 'chunked' && this.head.minor === 0;
    this.untilClose = kind === 'close' || bare;
    this.keep = !this.untilClose && this.body.complete && clientMayGoOn(this.head) && !house.draining();
    const text = responseToClient(
      bare ? withoutChunks(head) : head,
      listener.answerHeaders ? gyreLines(this.attempts) : '',
      connectionOption(this.head, head, this.keep),
    );
    this.downBytes = text.length + (body?.length ?? 0);
    return writeAnswer(this.client, text, body);
  }

  exchangeBody(chunk: Buffer): boolean {
    this.watch?.took(chunk);
    return this.pass(chunk);
  }
  private pass(chunk: Buffer): boolean {
    this.downBytes += chunk.length;
    const flowing = this.client.write(chunk);
    if (this.pay(this.head.length + this.body.received + this.downBytes)) return flowing;
    this.standStill(this.http.door.house, this);
    return false;
  }
  /** Its cap is spent, and there is more of the answer. */
  stop(): void {
    this.waits = false;
    if (this.exchange === undefined) return;
    this.exchange.cancel();
    this.exchange = undefined;
    this.brokenOff(this.cut(this.http.door.house));
  }

  exchangeComplete(): void {
    this.watch?.complete();
    this.exchange = undefined;
    this.release();
    if (this.keep) return this.http.next(this.body.takeBehind());
    if (this.body.complete) this.client.finish();
    else linger(this.client, this.http.door.house.ground.deadlines);
  }

  exchangeUpgraded(head: ResponseHead, exit: Connection, rest: Buffer): void {
    const { house, listener } = this.http.door;
    const { client } = this;
    this.exchange = undefined;
    this.attempts.succeeded();
    house.reporter.requestOk(this.attempts, head.status);
    client.write(responseToClient(head, listener.answerHeaders ? gyreLines(this.attempts) : '', undefined));
    const behind = this.body.takeBehind();
    const early = behind === undefined ? [] : [behind];
    relay(house, [client, exit], { early, rest }, this.attempts);
  }

  exchangeFailed(why: Failure, requestSent: boolean, by: OpenExchange): void {
    this.exchange = undefined;
    if (this.answered) return this.brokenOff(why);
    const then = this.attempts.failed(by, why, this.phase(requestSent));
    if (then === 'over') return this.refuse(this.attempts.verdict());
    this.body.sending = false;
    if (then === 'again') this.attempts.next();
  }
  exchangeDrained(): void {
    if (this.client.socket.isPaused() && !this.body.full) this.client.resume();
  }

  /** An answer by which the site blocks the exit, when another one may be asked instead. */
  private blocked(head: ResponseHead, body: Buffer | undefined, kind: ResponseBody): Failure | undefined {
    return this.unlessLast(this.watch?.answered(head, body, kind, this.head.minor === 0));
  }
  /** The answer is relayed when no other exit may be asked instead; an exit's own 407 never is. */
  private unlessLast(why: Failure | undefined): Failure | undefined {
    if (why === undefined || why.code === 'exit_auth_rejected') return why;
    return this.attempts.mayTryElsewhere(why, this.phase(true)) ? why : undefined;
  }

  private brokenOff(why: Failure): void {
    this.attempts.brokeOff(why);
    this.http.door.house.reporter.answerBroken(this.attempts, why);
    this.release();
    // An answer that ends with the connection would look whole after a clean close.
    if (this.untilClose) this.client.socket.resetAndDestroy();
    else this.client.cut();
  }
  private release(): void {
    const up = this.head.length + this.body.received;
    this.pay(up + this.downBytes);
    this.attempts.release(up, this.downBytes);
  }

  private refuse(why: Failure): void {
    const { house, listener } = this.http.door;
    house.reporter.requestFailed(this.attempts, why);
    const keep = this.body.complete && clientMayGoOn(this.head) && !house.draining();
    refuse(house, this.client, why, {
      attempts: this.attempts,
      answerHeaders: listener.answerHeaders,
      keep,
      head: this.head.method === 'HEAD',
      problem: this.head.text.includes('application/problem+json'),
    });
    if (keep) this.http.next(this.body.takeBehind());
  }

  onBytes(_client: Connection, chunk: Buffer): void {
    this.take(chunk);
    if (this.body.fault === undefined) return;
    this.exchange?.cancel();
    this.exchange = undefined;
    if (this.answered) return this.brokenOff(failure('http_request_error', this.body.fault));
    this.attempts.abandoned();
    this.refuse(failure('http_request_error', this.body.fault));
  }

  private take(chunk: Buffer): void {
    const { body, exchange, client } = this;
    const wasComplete = body.complete;
    const part = body.take(chunk);
    if (part !== undefined && body.sending && exchange !== undefined && !exchange.sendBody(part)) client.pause();
    if (body.full) client.pause();
    if (!body.complete || wasComplete || exchange === undefined) return;
    exchange.finishBody();
    if (!this.answered) this.attempts.sent(exchange);
  }

  onEnd(client: Connection): void {
    if (this.answered) return;
    if (this.body.complete && this.http.door.house.ground.now() - this.attempts.startedAt <= halfCloseMs) return;
    client.cut();
  }
  onDrain(): void {
    if (!this.waits) this.exchange?.resume();
  }
  onClose(): void {
    // Without an exchange and without an answer it waits for a free exit.
    if (this.exchange === undefined && this.answered) return;
    this.exchange?.cancel();
    this.exchange = undefined;
    if (this.answered) this.release();
    else {
      this.attempts.abandoned();
      this.http.door.house.reporter.clientGone(this.attempts);
    }
  }
  onDeadline(): void {}
}
