// The reporter: what happened, folded into counters and a small sample of requests, sent to control a few times a second. Failures leave almost
// at once, so that a dying exit is taken out quickly. Nothing here grows with the number of exits, only with those that moved.
import { type AttemptCounts, noAttempts, takeAttempts } from '../core/retry/attempt-counts.ts';
import { bucketCount, bucketOf } from '../core/math/histogram.ts';
import { type Failure, failures } from '../core/model/failure.ts';
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';
import type { UserEntry } from '../core/snapshot/snapshot.ts';
import type { FailureCode } from '@gyre/shared/vocabulary';
import type { RequestRow } from '@gyre/shared/contract/traffic';
import type { TrafficReport } from '../link/messages.ts';
import { OpenTunnels } from './open-tunnels.ts';
import type { RequestState } from './request.ts';
import { type Heard, refusedRow, type RowGround, rowOf } from './request-row.ts';
import { SiteReadings } from './site-readings.ts';
import { SiteTraffic } from './site-traffic.ts';
import { runtimeOf, takeExit, takeUser, userRuntimeOf } from './runtime.ts';

/** Time between reports, and after a failure, ms. */
export const reportMs = 250;
export const urgentMs = 10;
/** Rows of a report: failures first come, then a sample of successes. */
const maxRows = 50;
const maxOkRows = 25;

export class Reporter {
  private readonly now: () => number;
  private readonly ground: () => RowGround;
  private exits: ExitEntry[] = [];
  private users: UserEntry[] = [];
  private rows: RequestRow[] = [];
  private okRows = 0;
  private more = 0;
  private ok = 0;
  private refused = 0;
  private failed = 0;
  private attempts = 0;
  private upBytes = 0;
  private downBytes = 0;
  private latency = new Uint32Array(bucketCount);
  private codes: Partial<Record<FailureCode, number>> = {};
  private inFlight = 0;
  /** Further attempts since the last report: added to where they are made. */
  readonly counts: AttemptCounts = noAttempts();
  /** What exits took for sites. */
  readonly sites = new SiteReadings();
  private readonly siteTraffic = new SiteTraffic();
  readonly tunnels = new OpenTunnels();
  /** Asks for a report soon. Set by the worker. */
  hurry: () => void = () => {};

  /** `now` is the monotonic clock of the attempts. */
  constructor(now: () => number, ground: () => RowGround) {
    this.now = now;
    this.ground = ground;
  }

  attemptOk(entry: ExitEntry, ms: number): void {
    const runtime = runtimeOf(entry);
    runtime.ok++;
    runtime.trailingFailures = 0;
    runtime.latencySumMs += ms;
    runtime.latencyCount++;
    this.touch(entry);
  }

  attemptFailed(entry: ExitEntry, code: FailureCode): void {
    const runtime = runtimeOf(entry);
    if (failures[code].origin === 'exit') {
      runtime.failed++;
      runtime.trailingFailures++;
      runtime.lastFailure = code;
      this.hurry();
    }
    this.touch(entry);
  }

  /** A tunnel or an answer ended: its last bytes. */
  moved(request: RequestState, entry: ExitEntry, upBytes: number, downBytes: number): void {
    this.inFlight--;
    this.passed(request, entry, upBytes, downBytes);
  }
  /** Bytes went on. */
  passed(request: RequestState, entry: ExitEntry, upBytes: number, downBytes: number): void {
    const { user } = request.ask.caller;
    const runtime = runtimeOf(entry);
    runtime.upBytes += upBytes;
    runtime.downBytes += downBytes;
    this.touch(entry);
    this.upBytes += upBytes;
    this.downBytes += downBytes;
    this.siteTraffic.moved(request.ask, entry.price, upBytes, downBytes);
    if (user === undefined) return;
    const of = userRuntimeOf(user);
    of.upBytes += upBytes;
    of.downBytes += downBytes;
    this.touchUser(user);
  }

  /** The client has its tunnel, or the first byte of its answer. */
  requestOk(of: RequestState, status: number): void {
    const ms = this.now() - of.startedAt;
    this.ok++;
    this.inFlight++;
    this.attempts += of.count;
    this.latency[bucketOf(ms)]!++;
    this.siteTraffic.asked(of.ask.caller.user, of.ask.target.host);
    if (of.ask.caller.user !== undefined) this.countUser(of.ask.caller.user);
    // One that took several attempts tells more than one that did not.
    if ((of.count > 1 || this.okRows < maxOkRows) && this.rows.length < maxRows) {
      this.okRows++;
      this.rows.push(rowOf(of, { status, why: undefined, ms }, this.ground()));
    } else this.more++;
  }

  requestFailed(of: RequestState, why: Failure): void {
    if (of.ask.caller.user !== undefined) this.countUser(of.ask.caller.user);
    this.attempts += of.count;
    if (of.count === 0) this.refused++;
    else this.failed++;
    this.siteTraffic.failedWith(of.ask.caller.user, of.ask.target.host, why.code);
    this.codes[why.code] = (this.codes[why.code] ?? 0) + 1;
    this.row(() =>
      rowOf(of, { status: why.status ?? failures[why.code].status, why, ms: this.now() - of.startedAt }, this.ground()),
    );
  }

  /** Said no before any attempt. `heard` is absent when nothing could be read. */
  requestRefused(heard: Heard | undefined, why: Failure): void {
    this.refused++;
    this.codes[why.code] = (this.codes[why.code] ?? 0) + 1;
    // The first, credential-less try of a browser is no event (conventions b2).
    if (why.code === 'proxy_auth_required') return;
    this.row(() => refusedRow(heard, why, this.ground()));
  }

  clientGone(of: RequestState): void {
    this.attempts += of.count;
    this.codes.client_gone = (this.codes.client_gone ?? 0) + 1;
  }

  /** An answer that had begun did not end well; the request was counted when it began. */
  answerBroken(of: RequestState, why: Failure): void {
    this.ok--;
    this.failed++;
    this.siteTraffic.broken(of.ask.caller.user, of.ask.target.host, why.code);
    this.codes[why.code] = (this.codes[why.code] ?? 0) + 1;
    this.row(() => rowOf(of, { status: null, why, ms: this.now() - of.startedAt }, this.ground()));
  }

  /** Signed in with the password before this one. */
  oldPassword(user: UserEntry, from: string): void {
    userRuntimeOf(user).oldFrom = from;
    this.touchUser(user);
  }

  private row(make: () => RequestRow): void {
    if (this.rows.length < maxRows) this.rows.push(make());
    else this.more++;
  }
  private touch(entry: ExitEntry): void {
    const runtime = runtimeOf(entry);
    if (runtime.dirty) return;
    runtime.dirty = true;
    this.exits.push(entry);
  }
  private countUser(user: UserEntry): void {
    userRuntimeOf(user).requests++;
    this.touchUser(user);
  }
  private touchUser(user: UserEntry): void {
    const runtime = userRuntimeOf(user);
    if (runtime.dirty) return;
    runtime.dirty = true;
    this.users.push(user);
  }

  /** Rows that did not fit since the last report. */
  get leftOut(): number {
    return this.more;
  }
  get anything(): boolean {
    const counted = this.exits.length > 0 || this.rows.length > 0 || this.refused > 0 || this.users.length > 0;
    return counted || this.siteTraffic.isDue(this.now());
  }

  /** Takes everything since the last call. `rest` comes from the worker. */
  take(
    rest: Pick<TrafficReport, 'openConnections' | 'loopDelayMs' | 'dropped' | 'waiting' | 'rules' | 'sites' | 'pools'>,
  ): TrafficReport {
    const { ok, refused, failed, attempts, upBytes, downBytes, codes, rows, more } = this;
    const report: TrafficReport = {
      at: Date.now(),
      ...{ ok, refused, failed, attempts, upBytes, downBytes, more },
      latency: this.takeLatency(),
      further: takeAttempts(this.counts),
      failures: codes,
      exits: this.exits.map(takeExit),
      users: this.users.map(takeUser),
      requests: rows,
      siteTraffic: this.siteTraffic.take(this.now()),
      inFlight: this.inFlight,
      ...rest,
    };
    this.exits = [];
    this.users = [];
    this.rows = [];
    this.codes = {};
    this.okRows = this.more = this.ok = this.refused = this.failed = this.attempts = this.upBytes = this.downBytes = 0;
    return report;
  }

  private takeLatency(): number[] {
    const flat: number[] = [];
    for (let b = 0; b < bucketCount; b++) if (this.latency[b] !== 0) flat.push(b, this.latency[b]!);
    if (flat.length > 0) this.latency.fill(0);
    return flat;
  }
}
