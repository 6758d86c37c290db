// A probe with a request: the dial that traffic takes, TLS to the target where it is secure, the request, and what came held against what is
// expected. Absolute form for http targets through HTTP exits, as traffic does; a way to the target otherwise. Never rejects.
import { isIP } from 'node:net';
import { connect as startTls } from 'node:tls';
import type { HealthReason } from '@gyre/shared/vocabulary';
import type { Exit } from '../../core/model/exit.ts';
import { type Failure, failure } from '../../core/model/failure.ts';
import type { Connection, Sink } from '../../net/connection.ts';
import { failureOfError } from '../../net/errno.ts';
import { AnswerReader } from '../../outbound/answer-reader.ts';
import { Dial, type DialOwner } from '../../outbound/dial.ts';
import type { Ground } from '../../outbound/ground.ts';
import { type Step, stepsOf } from '../../outbound/reach.ts';
import type { ProbeQuestion } from './probe-plan.ts';
import { absoluteForm, requestText } from './probe-request.ts';
import type { ProbeTarget } from './probe-target.ts';

export type RequestTarget = Extract<ProbeTarget, { kind: 'request' }>;
export interface Probed {
  readonly failure: { readonly code: HealthReason; readonly detail: string } | undefined;
  readonly steps: readonly Step[];
  readonly totalMs: number;
}
/** Where a body is looked at, bytes. */
const mostBody = 65_536;
const silent: Sink = { onBytes: () => {}, onEnd: () => {}, onDrain: () => {}, onClose: () => {}, onDeadline: () => {} };

export class ProbeAsking implements Sink, DialOwner {
  private readonly exit: Exit;
  private readonly goal: RequestTarget;
  private readonly question: ProbeQuestion;
  private readonly ground: Ground;
  private readonly tell: (probed: Probed) => void;
  private readonly absolute: boolean;
  private readonly dial: Dial;
  private readonly answer: AnswerReader;
  private readonly startedAt: number;
  private steps: Step[] = [];
  /** When the step that is under way began, and which it is. */
  private stepAt = 0;
  private step: 'target-tls' | 'first-byte' | 'body' = 'first-byte';
  private connection: Connection | undefined;
  private secured = false;
  private over = false;

  constructor(exit: Exit, goal: RequestTarget, question: ProbeQuestion, more: ProbeMeans) {
    this.exit = exit;
    this.goal = goal;
    this.question = question;
    this.ground = more.ground;
    this.tell = more.tell;
    this.absolute = absoluteForm(exit, goal);
    this.answer = new AnswerReader(question.method, mostBody);
    this.dial = new Dial(exit, this.absolute ? undefined : goal.target, more.ground, this);
    this.startedAt = more.ground.now();
    this.dial.start(this.deadlineAt);
  }
  private get deadlineAt(): number {
    return this.startedAt + this.question.timeoutMs;
  }

  dialFailed(why: Failure): void {
    this.tellDialled(false);
    this.end(why);
  }
  dialled(connection: Connection, rest: Uint8Array): void {
    this.tellDialled(true);
    this.connection = connection;
    connection.sink = this;
    this.ground.deadlines.setAt(connection, this.deadlineAt);
    if (rest.length > 0) return this.fail(failure('exit_protocol_error', 'it answered before it was asked'));
    if (this.goal.secure) return this.secure(connection);
    this.step = 'first-byte';
    connection.write(requestText(this.exit, this.goal, this.question.method));
  }
  private tellDialled(ok: boolean): void {
    const endedAt = this.ground.now();
    const steps = stepsOf(this.exit, this.dial, { startedAt: this.startedAt, endedAt }, ok);
    this.steps = this.absolute ? steps.filter((it) => it.name !== 'handshake') : steps;
    this.stepAt = endedAt;
  }

  /** TLS to the target, inside the way through the exit. */
  private secure(connection: Connection): void {
    const { host } = this.goal.target;
    this.secured = true;
    this.step = 'target-tls';
    const named = isIP(host) === 0 ? { servername: host } : {};
    const rejectUnauthorized = this.question.verifyTls;
    const socket = startTls({
      ...{ socket: connection.nodeSocket, host, ...named, rejectUnauthorized, ALPNProtocols: ['http/1.1'] },
    });
    socket.on('secureConnect', () => {
      if (this.over) return;
      this.next('first-byte');
      socket.write(requestText(this.exit, this.goal, this.question.method), 'latin1');
    });
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('end', () => this.ended(undefined));
    socket.on('error', (error: NodeJS.ErrnoException) => this.ended(error));
    socket.on('close', () => this.ended(undefined));
  }

  onBytes(_connection: Connection, chunk: Buffer): void {
    if (!this.secured) this.take(chunk);
  }
  onEnd(): void {
    if (!this.secured) this.ended(undefined);
  }
  onDrain(): void {}
  onClose(_connection: Connection, error: NodeJS.ErrnoException | undefined): void {
    this.ended(error);
  }
  onDeadline(): void {
    if (this.step === 'body') return this.fail(failure('http_response_incomplete', 'its answer stopped'));
    const awaited = this.step === 'target-tls' ? 'TLS to the target took too long' : 'no answer in time';
    this.fail(failure('http_response_timeout', awaited));
  }

  private take(chunk: Buffer): void {
    if (this.over) return;
    if (this.step === 'first-byte') this.next('body');
    this.answer.take(chunk);
    this.judge();
  }
  private ended(error: NodeJS.ErrnoException | undefined): void {
    if (this.over) return;
    this.answer.end();
    this.judge();
    if (this.over) return;
    if (this.answer.head !== undefined)
      return this.fail(failure('http_response_incomplete', 'closed in the middle of its answer'));
    const why = failureOfError(error);
    const toTarget = this.step === 'target-tls' ? `TLS to the target: ${why.detail}` : why.detail;
    this.fail(failure(why.code, toTarget));
  }

  private judge(): void {
    const { answer } = this;
    const { head } = answer;
    const { expectation } = this.question;
    if (head === undefined || answer.faulty) return answer.faulty ? this.nonsense() : undefined;
    if (this.absolute && head.status === 407 && !expectation.names(407))
      return this.fail(failure('exit_auth_rejected', 'the exit answered with 407'));
    const complaint = expectation.head(head);
    if (complaint !== undefined) return this.fail({ code: 'probe_unexpected_answer', detail: complaint });
    if (expectation.body === undefined) return this.end(undefined);
    if (!answer.done && !answer.full) return;
    const wrong = expectation.body(answer.text(), !answer.full);
    if (wrong !== undefined) return this.fail({ code: 'probe_unexpected_answer', detail: wrong });
    this.end(undefined);
  }
  private nonsense(): void {
    this.fail(
      this.absolute
        ? failure('exit_protocol_error', 'its answer is not HTTP')
        : { code: 'probe_unexpected_answer', detail: 'expected an HTTP answer, came something else' },
    );
  }

  private next(step: 'first-byte' | 'body'): void {
    this.note(true);
    this.step = step;
  }
  private note(ok: boolean): void {
    const now = this.ground.now();
    this.steps.push({ name: this.step, ms: now - this.stepAt, ok });
    this.stepAt = now;
  }
  private fail(why: NonNullable<Probed['failure']>): void {
    if (this.over) return;
    this.note(false);
    this.end(why);
  }
  private end(why: Probed['failure']): void {
    if (this.over) return;
    this.over = true;
    if (why === undefined) this.note(true);
    const { connection } = this;
    if (connection !== undefined) {
      connection.deadlineAt = Infinity;
      connection.sink = silent;
      connection.cut();
    }
    this.tell({ failure: why, steps: this.steps, totalMs: this.ground.now() - this.startedAt });
  }
}

export interface ProbeMeans {
  readonly ground: Ground;
  readonly tell: (probed: Probed) => void;
}
