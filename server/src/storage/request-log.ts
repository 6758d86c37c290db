// The request log: a SQLite file of its own, so that rows of traffic neither slow the database of the installation nor swell its backups. Losing
// it costs history, never configuration. Newest first; every scan is a window of rows.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { RequestRow } from '@gyre/shared/contract/traffic';
import type { RequestCondition } from '@gyre/shared/query/request-query';
import { exitsOf, wordsOf } from '@gyre/shared/query/request-match';
import { SiteTrafficTable } from './site-traffic-table.ts';
import { UserDaysTable } from './user-days-table.ts';
import { requestWhere } from './request-where.ts';
import { requestLogSchema, requestLogVersion } from './schema/request-log.ts';

/** Rows one window of a search covers; rows forgotten at a time. */
export const windowRows = 20_000;
const forgottenAtOnce = 2_000;
/** Rows are stored in the order they arrive, which differs from the order of their times by less than this, ms. */
const disorderMs = 10_000;

export interface LoggedRequest {
  readonly row: RequestRow;
  readonly site: string;
}
export interface RequestSearch {
  readonly conditions: readonly RequestCondition[];
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Rows with smaller numbers only. */
  readonly before: number;
  readonly limit: number;
  readonly now: number;
}
export interface FoundRequests {
  readonly rows: readonly { readonly seq: number; readonly row: RequestRow }[];
  /** Where to go on; undefined: everything was looked at. */
  readonly next: number | undefined;
}

export class RequestLog {
  private readonly sqlite: Sqlite.Database;
  private readonly insert: Sqlite.Statement;
  /** What went where, over time. */
  readonly sites: SiteTrafficTable;
  /** What proxy users used, by the day. */
  readonly userDays: UserDaysTable;

  /** @throws SqliteError when the file cannot be written. */
  constructor(path: string) {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    this.sqlite = new Sqlite(path);
    this.sqlite.pragma('auto_vacuum = incremental');
    this.sqlite.pragma('journal_mode = wal');
    this.sqlite.pragma('synchronous = normal');
    this.sqlite.pragma('cache_size = -16384');
    this.sqlite.pragma('journal_size_limit = 33554432');
    this.prepare();
    this.sites = new SiteTrafficTable(this.sqlite);
    this.userDays = new UserDaysTable(this.sqlite);
    this.insert = this.sqlite.prepare(
      `insert or ignore into requests (id, at, ok, code, origin, site, target, user, pool, exits, country, session, rule, kind,
         method, status, tries, total, revision, worker, wishes, listener, reuse, carrier, tried, words, row)
       values (@id, @at, @ok, @code, @origin, @site, @target, @user, @pool, @exits, @country, @session, @rule, @kind,
         @method, @status, @tries, @total, @revision, @worker, @wishes, @listener, @reuse, @carrier, @tried, @words, @row)`,
    );
  }

  add(requests: readonly LoggedRequest[]): void {
    this.sqlite.transaction(() => {
      for (const it of requests) this.insert.run(cellsOf(it));
    })();
  }
  find(id: string): RequestRow | undefined {
    const found = this.sqlite.prepare<[string], { row: string }>('select row from requests where id = ?').get(id);
    return found && (JSON.parse(found.row) as RequestRow);
  }

  /** One window of the log, or as much of it as `limit` rows take. */
  search(of: RequestSearch): FoundRequests {
    const first = this.firstSeq(of.from);
    const top = Math.min(of.before, this.endSeq(of.to));
    const bottom = Math.max(first, top - windowRows);
    if (top <= bottom) return { rows: [], next: undefined };
    const where = requestWhere(of.conditions, of.now);
    const found = this.sqlite
      .prepare<unknown[], { seq: number; row: string }>(
        `select seq, row from requests where seq < ? and seq >= ? and at >= ? and at < ? ${where.sql} order by seq desc limit ?`,
      )
      .all(top, bottom, of.from ?? 0, of.to ?? Number.MAX_SAFE_INTEGER, ...where.values, of.limit);
    const rows = found.map((it) => ({ seq: it.seq, row: JSON.parse(it.row) as RequestRow }));
    if (rows.length === of.limit) return { rows, next: rows.at(-1)!.seq };
    return { rows, next: bottom > first ? bottom : undefined };
  }

  /** Deletes a few of the oldest rows; true while the log is still too large or too old. */
  forget(before: number, maxBytes: number): boolean {
    const oldest = this.oldestAt();
    if (oldest === null || (oldest >= before && this.bytes() <= maxBytes)) return false;
    const old = this.sqlite.prepare(
      // Only the front is looked at: those behind it are not older by more than the disorder.
      'delete from requests where seq < (select min(seq) from requests) + ? and (? or at < ?)',
    );
    const deleted = old.run(forgottenAtOnce, this.bytes() > maxBytes ? 1 : 0, before).changes;
    this.sqlite.pragma('incremental_vacuum(2000)');
    return deleted > 0;
  }
  /** Of what it holds: pages that are free again do not count. */
  bytes(): number {
    const of = (name: string): number => Number(this.sqlite.pragma(name, { simple: true }));
    return (of('page_count') - of('freelist_count')) * of('page_size');
  }
  oldestAt(): number | null {
    const found = this.sqlite.prepare<[], { at: number }>('select at from requests order by seq limit 1').get();
    return found?.at ?? null;
  }
  close(): void {
    this.sqlite.close();
  }

  private lastSeq(): number {
    return this.sqlite.prepare<[], { seq: number | null }>('select max(seq) as seq from requests').get()?.seq ?? 0;
  }
  /** Of the first row that is surely too late. */
  private endSeq(to: number | undefined): number {
    if (to === undefined) return this.lastSeq() + 1;
    const later = this.sqlite.prepare<[number], { seq: number }>(
      'select seq from requests where at >= ? order by at limit 1',
    );
    return later.get(to + disorderMs)?.seq ?? this.lastSeq() + 1;
  }
  private firstSeq(from: number | undefined): number {
    const found =
      from === undefined
        ? this.sqlite.prepare<[], { seq: number | null }>('select min(seq) as seq from requests').get()
        : this.sqlite
            .prepare<[number], { seq: number | null }>('select seq from requests where at >= ? order by at limit 1')
            .get(from - disorderMs);
    return found?.seq ?? (from === undefined ? 0 : this.lastSeq() + 1);
  }
  /** A log of another version is begun anew: it is history, not truth. */
  private prepare(): void {
    const version = Number(this.sqlite.pragma('user_version', { simple: true }));
    if (version === requestLogVersion) return;
    for (const table of ['requests', 'site_traffic', 'exit_states']) this.sqlite.exec(`drop table if exists ${table}`);
    this.sqlite.exec(requestLogSchema);
    this.sqlite.pragma(`user_version = ${requestLogVersion}`);
  }
}

const lower = (text: string | null): string | null => (text === null ? null : text.toLowerCase());

function cellsOf({ row, site }: LoggedRequest): Readonly<Record<string, string | number | null>> {
  const { id, at, code, origin, country, kind, status, revision, worker } = row;
  return {
    ...{ id, at, code, origin, site, country, kind, status, revision, worker },
    ok: row.ok ? 'yes' : 'no',
    target: row.target.toLowerCase(),
    user: lower(row.proxyUser),
    pool: lower(row.pool),
    exits: exitsOf(row),
    session: lower(row.session),
    method: lower(row.method),
    tries: row.attempts,
    total: row.ms,
    wishes: row.wishes === '' ? null : row.wishes.toLowerCase(),
    rule: lower(row.rule),
    listener: lower(row.listenerId),
    reuse: row.reuse,
    carrier: lower(row.carrier),
    tried: ` ${row.tries.flatMap((it) => it.code ?? []).join(' ')} `,
    words: wordsOf(row),
    row: JSON.stringify(row),
  };
}
