// An HTTP client's connection: reads a head, hands the request over, and reads the next head when it comes back. Pipelined heads wait their turn.
import type { FailureCode, RequestKind } from '@gyre/shared/vocabulary';
import { defaultLimits, isFault } from '../../codec/http1/fault.ts';
import { clientMayGoOn } from '../../codec/http1/framing.ts';
import { HeadBuffer } from '../../codec/http1/head-buffer.ts';
import { parseRequestHead, type RequestHead } from '../../codec/http1/head.ts';
import {
  type AbsoluteTarget,
  type Authority,
  parseAbsoluteTarget,
  parseConnectTarget,
} from '../../codec/http1/target.ts';
import { type Failure, failure } from '../../core/model/failure.ts';
import type { Connection, Sink } from '../../net/connection.ts';
import type { Heard } from '../request-row.ts';
import type { Ask } from '../request.ts';
import { Tunnel } from '../tunnel.ts';
import { takeVerdicts } from '../verdicts.ts';
import type { CallerOrFailure } from './auth.ts';
import type { Door } from './door.ts';
import { ClientExchange } from './exchange.ts';
import type { HttpTurns } from './http-turns.ts';
import { understand } from './understand.ts';
import { connectVoice, refuse, unheard } from './voice-http.ts';

/** Heads nearly always come whole: one buffer serves all clients, and one that is left with a part of a head stays with its connection. */
let spare = new HeadBuffer(defaultLimits.maxBytes);

const notIdentified: ReadonlySet<FailureCode> = new Set(['proxy_auth_required', 'proxy_auth_rejected']);

const kindOf = ({ method, upgrade }: RequestHead): RequestKind =>
  method === 'CONNECT' ? 'connect' : upgrade === undefined ? 'exchange' : 'upgrade';

export class HttpClient implements Sink, HttpTurns {
  readonly door: Door;
  readonly client: Connection;
  private heads: HeadBuffer | undefined;

  constructor(door: Door, client: Connection) {
    this.door = door;
    this.client = client;
    client.sink = this;
  }

  onBytes(client: Connection, chunk: Buffer): void {
    const heads = this.heads ?? spare;
    const length = heads.take(chunk);
    if (length === 0) return this.wait(heads);
    const head = length < 0 ? undefined : parseRequestHead(heads.text, length, defaultLimits);
    const { bodyAt, detail } = heads;
    // Before anything else: the buffer may be the one all clients share.
    heads.reset();
    if (head === undefined) return this.malformed(detail === '' ? 'the request head is too large' : detail);
    if (isFault(head)) return this.malformed(head.detail);
    client.deadlineAt = Infinity;
    this.request(head, bodyAt < chunk.length ? chunk.subarray(bodyAt) : undefined);
  }

  /** The last request is answered and the connection stays: reads the next head, or waits for it. */
  next(pending: Buffer | undefined): void {
    const { client, door } = this;
    client.sink = this;
    if (client.socket.isPaused()) client.resume();
    if (pending !== undefined) this.onBytes(client, pending);
    else if (client.ended) client.finish();
    else door.house.ground.deadlines.set(client, door.house.snapshot().settings.idleTimeoutMs);
  }

  private wait(heads: HeadBuffer): void {
    if (this.heads !== undefined) return;
    this.heads = heads;
    spare = new HeadBuffer(defaultLimits.maxBytes);
    this.door.house.ground.deadlines.set(this.client, this.door.house.snapshot().settings.headTimeoutMs);
  }

  private request(head: RequestHead, rest: Buffer | undefined): void {
    const { door, client } = this;
    const connect = head.method === 'CONNECT';
    const found = connect ? parseConnectTarget(head.target) : parseAbsoluteTarget(head.target);
    if (isFault(found)) return this.refused(failure('http_request_error', found.detail), head, rest);
    const ask = this.understand(head, found);
    if ('code' in ask) return this.refused(ask, head, rest);
    if (connect) new Tunnel(door.house, client, ask, connectVoice(door.house, door.listener.answerHeaders)).open(rest);
    else new ClientExchange(this, head, found as AbsoluteTarget, ask).start(rest);
  }

  private understand(head: RequestHead, { host, port }: Authority): Ask | Failure {
    const caller = this.callerOf(head);
    if ('code' in caller) return caller;
    return understand(this.door, caller, { kind: kindOf(head), host, port, method: head.method });
  }

  private callerOf(head: RequestHead): CallerOrFailure {
    const { house, listener } = this.door;
    const snapshot = house.snapshot();
    const known = house.credentials.ofHeader(snapshot, listener, head.proxyAuthorization);
    if ('code' in known) return known;
    if (known.old) house.reporter.oldPassword(known.user!, this.client.socket.remoteAddress ?? '');
    if (head.wishes === undefined) return known;
    const said = takeVerdicts(head.wishes);
    if (said !== undefined && 'code' in said) return said;
    if (said !== undefined) house.verdicts.heard(said, known.user);
    if (head.wishes.length === 0) return known;
    return house.credentials.withHeaders(snapshot, known, head.wishes);
  }

  /** A refused request without a body leaves the connection usable, so that a browser can answer a 407 on it. */
  private refused(why: Failure, head: RequestHead, rest: Buffer | undefined): void {
    const { house } = this.door;
    const bodiless = head.contentLength <= 0 && !head.chunked && rest === undefined;
    const keep =
      why.code !== 'http_request_error' &&
      bodiless &&
      (head.method === 'CONNECT' ? !head.close : clientMayGoOn(head)) &&
      !house.draining();
    house.reporter.requestRefused(this.heard(head, why), why);
    refuse(house, this.client, why, {
      ...unheard,
      keep,
      head: head.method === 'HEAD',
      problem: head.text.includes('application/problem+json'),
    });
    if (keep) this.next(undefined);
  }

  private heard(head: RequestHead, { code }: Failure): Heard {
    const { method, target } = head;
    // Nobody's password is looked at a second time.
    const caller = notIdentified.has(code) ? undefined : this.callerOf(head);
    return {
      ...{ kind: kindOf(head), method, target, listenerId: this.door.listener.id },
      caller: caller === undefined || 'code' in caller ? undefined : caller,
    };
  }

  private malformed(detail: string): void {
    const why = failure('http_request_error', detail);
    this.door.house.reporter.requestRefused(undefined, why);
    refuse(this.door.house, this.client, why, unheard);
  }

  /** Between requests: nothing of the next head has come. */
  get idle(): boolean {
    return this.heads === undefined || this.heads.empty;
  }

  onEnd(client: Connection): void {
    client.finish();
  }
  onDrain(): void {}
  onClose(): void {}
  onDeadline(client: Connection): void {
    if (this.heads !== undefined && !this.heads.empty)
      client.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    client.finish();
  }
}
