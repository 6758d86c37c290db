// What an exchange is asked, what it stands on, and whom it tells.
import type { ResponseBody } from '../codec/http1/framing.ts';
import type { ResponseHead } from '../codec/http1/response-head.ts';
import type { Failure } from '../core/model/failure.ts';
import type { Carried, Connection } from '../net/connection.ts';
import type { DialOwner, WarmTerms } from './dial.ts';
import type { Ground } from './ground.ts';
import type { KeepAlive } from './keep-alive.ts';

/** An exchange under way, as its owner may steer it. */
export interface OpenExchange {
  /** Its connection was dialled for it, not kept from an earlier one. */
  readonly fresh: boolean;
  /** What its connection carried, this request included; undefined: it has none yet. */
  readonly carried: Carried | undefined;
  /** Which request of its connection it is, 1 = the first. */
  readonly place: number;
  sendBody(chunk: Buffer): boolean;
  finishBody(): void;
  resume(): void;
  cancel(): void;
  handOver(owner: DialOwner & ExchangeOwner): boolean;
}

/** Receives the answer. Each call happens on the stack of the exit's event. */
export interface ExchangeOwner {
  /** A connection is there; the head is about to be sent. */
  exchangeReady(by: OpenExchange): void;
  /** An interim answer (1xx other than 101). */
  exchangeInterim(head: ResponseHead): void;
  /** The final head with the part of the body that came in the same chunk. False: stop reading until `resume`. */
  exchangeAnswered(by: OpenExchange, head: ResponseHead, body: Buffer | undefined, kind: ResponseBody): boolean;
  exchangeBody(chunk: Buffer): boolean;
  /** The answer is whole; the exit's side has been taken care of. */
  exchangeComplete(): void;
  /** 101: the connection is the owner's now. */
  exchangeUpgraded(head: ResponseHead, connection: Connection, rest: Buffer): void;
  /** `requestSent`: some byte of the request may have reached the exit. After an answer began, the code is http_response_incomplete. */
  exchangeFailed(why: Failure, requestSent: boolean, by: OpenExchange): void;
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
  /** When the whole request must have its answer, on the ground's clock. */
  readonly answerDeadlineAt: number;
  readonly firstByteMs: number;
  readonly idleMs: number;
  /** Connections opened ahead of time that may be used for this exit; undefined = none. */
  readonly warm: WarmTerms | undefined;
}

export interface ExchangeGround extends Ground {
  /** Idle connections to exits. */
  readonly kept: KeepAlive;
}
