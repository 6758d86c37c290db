// Request history: rows that workers report wait here for the log, which takes them in batches; what does not fit is counted. Old rows leave by
// days and bytes. A full disk costs history, never traffic.
import type { Settings } from '@gyre/shared/contract/settings';
import type { RequestLogState, RequestRow } from '@gyre/shared/contract/traffic';
import { hostOf } from '@gyre/shared/query/request-match';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { turn } from '../../base/turn.ts';
import { siteOf } from '../../core/model/site.ts';
import type { FoundRequests, RequestLog, RequestSearch } from '../../storage/request-log.ts';
import { BatchLoop } from './batch-loop.ts';

/** Time between two writes, ms; rows of one transaction; rows that may wait. */
export const logWriteMs = 1_000;
const batchRows = 100;
const mostWaiting = 20_000;
const forgetMs = 15_000;
const dayMs = 86_400_000;
/** A search stops after this long and says where to go on, ms. */
const searchMs = 400;

export interface RequestHistoryOptions {
  readonly log: RequestLog;
  readonly settings: () => Settings['requests'];
  readonly clock: Clock;
  readonly journal: Log;
}

export class RequestHistory {
  private readonly options: RequestHistoryOptions;
  private waiting: RequestRow[] = [];
  private readonly loop: BatchLoop;
  private readonly stopForgetting: () => void;
  private forgetting = false;
  private dropped = 0;
  private problem: string | null = null;

  constructor(options: RequestHistoryOptions) {
    this.options = options;
    this.loop = new BatchLoop(options.clock, logWriteMs, () => this.writeBatch());
    this.stopForgetting = options.clock.every(forgetMs, () => void this.forget());
  }

  take(rows: readonly RequestRow[]): void {
    if (this.options.settings().logBytes === 0) return;
    const room = mostWaiting - this.waiting.length;
    for (const row of room < rows.length ? rows.slice(0, room) : rows) this.waiting.push(row);
    this.dropped += Math.max(0, rows.length - room);
  }
  find(id: string): RequestRow | undefined {
    return this.waiting.find((it) => it.id === id) ?? this.options.log.find(id);
  }
  /** Newest first. Gives the loop back between windows; a long search ends early and says where to go on. */
  async search(of: RequestSearch): Promise<FoundRequests> {
    while (this.writeBatch()) await turn();
    const until = this.options.clock.now() + searchMs;
    const rows: { seq: number; row: RequestRow }[] = [];
    let next: number | undefined = of.before;
    do {
      const found: FoundRequests = this.options.log.search({ ...of, before: next, limit: of.limit - rows.length });
      rows.push(...found.rows);
      next = found.next;
      if (rows.length < of.limit && next !== undefined) await turn();
    } while (next !== undefined && rows.length < of.limit && this.options.clock.now() < until);
    return { rows, next };
  }
  state(): RequestLogState {
    const { log, settings } = this.options;
    const { logBytes, logDays } = settings();
    const { dropped, problem } = this;
    return { oldestAt: log.oldestAt(), bytes: log.bytes(), maxBytes: logBytes, days: logDays, dropped, problem };
  }

  /** Writes what there is. */
  write(): Promise<void> {
    return this.loop.write();
  }
  /** A little at a time, until what is left may stay. */
  async forget(): Promise<void> {
    if (this.forgetting) return;
    this.forgetting = true;
    const { log, settings, clock } = this.options;
    const { logBytes, logDays } = settings();
    try {
      while (log.forget(clock.now() - logDays * dayMs, logBytes)) await turn();
    } catch (error) {
      this.failed(error);
    } finally {
      this.forgetting = false;
    }
  }
  close(): void {
    this.stopForgetting();
    this.loop.close();
    this.options.log.close();
  }

  /** True when there is more. */
  private writeBatch(): boolean {
    if (this.waiting.length === 0) return false;
    const rows = this.waiting.slice(0, batchRows);
    try {
      this.options.log.add(rows.map((row) => ({ row, site: siteOf(hostOf(row.target)) })));
    } catch (error) {
      this.failed(error);
      return false;
    }
    this.problem = null;
    this.waiting = this.waiting.slice(rows.length);
    return this.waiting.length > 0;
  }
  private failed(error: unknown): void {
    if (this.problem === null) this.options.journal.error({ error }, 'requests cannot be logged');
    const { code } = error as { code?: unknown };
    this.problem = `Requests cannot be logged (${typeof code === 'string' ? code : 'see the log'}).`;
  }
}
