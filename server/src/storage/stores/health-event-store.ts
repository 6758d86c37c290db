// Changes of state of exits at rest: the newest of each exit, and none older than a month.
import type Sqlite from 'better-sqlite3';
import type { HealthReason, HealthSource, HealthState } from '@gyre/shared/vocabulary';
import type { Database } from '../database.ts';

/** Kept of one exit; how long, ms; old ones forgotten with one write. */
export const mostPerExit = 100;
export const keptMs = 30 * 24 * 60 * 60_000;
const forgottenAtOnce = 2_000;

export interface HealthEventRow {
  readonly seq: number;
  readonly exitId: string;
  readonly at: number;
  readonly from: HealthState;
  readonly to: HealthState;
  readonly reason: HealthReason | null;
  readonly detail: string;
  readonly by: HealthSource;
  readonly ejections: number;
  readonly untilAt: number | null;
}
export interface HealthEventFilter {
  readonly exitId?: string | undefined;
  readonly to?: HealthState | undefined;
}

export class HealthEventStore {
  private readonly sqlite: Sqlite.Database;
  private readonly put: Sqlite.Statement;
  private readonly trim: Sqlite.Statement;
  private readonly age: Sqlite.Statement;

  constructor({ sqlite }: Database) {
    this.sqlite = sqlite;
    this.put = sqlite.prepare(
      `insert or ignore into health_events (seq, exit, at, "from", "to", reason, detail, "by", ejections, until_at)
       select ?, exits.seq, ?, ?, ?, ?, ?, ?, ?, ? from exits where id = ?`,
    );
    this.trim = sqlite.prepare(
      `delete from health_events where exit = (select seq from exits where id = @id) and seq <= (
         select seq from health_events where exit = (select seq from exits where id = @id)
         order by seq desc limit 1 offset ${mostPerExit})`,
    );
    this.age = sqlite.prepare(
      `delete from health_events where seq in (select seq from health_events where at < ? limit ${forgottenAtOnce})`,
    );
  }

  lastSeq(): number {
    const row = this.sqlite.prepare<[], { last: number | null }>('select max(seq) as last from health_events').get();
    return row?.last ?? 0;
  }
  /** Rows of exits that are gone are not written. */
  save(rows: readonly HealthEventRow[], now: number): void {
    for (const it of rows)
      this.put.run(
        ...[it.seq, it.at, it.from, it.to, it.reason, it.detail],
        ...[it.by, it.ejections, it.untilAt, it.exitId],
      );
    for (const id of new Set(rows.map((it) => it.exitId))) this.trim.run({ id });
    this.age.run(now - keptMs);
  }
  /** Newest first, with numbers below `before`. */
  page(filter: HealthEventFilter, before: number, limit: number): readonly HealthEventRow[] {
    const { where, values } = whereOf(filter);
    return this.sqlite
      .prepare<unknown[], HealthEventRow>(
        `select e.seq, exits.id as exitId, e.at, e."from", e."to", e.reason, e.detail, e."by", e.ejections, e.until_at as untilAt
         from health_events e join exits on exits.seq = e.exit where e.seq < ?${where} order by e.seq desc limit ?`,
      )
      .all(before, ...values, limit);
  }
  /** How many of exits that are still there, by what decided. */
  ejectionsSince(at: number): readonly { readonly by: HealthSource; readonly count: number }[] {
    const sql = `select "by", count(*) as count from health_events where at >= ? and "to" = 'ejected' group by "by"`;
    return this.sqlite.prepare<[number], { by: HealthSource; count: number }>(sql).all(at);
  }
  count(filter: HealthEventFilter): number {
    const { where, values } = whereOf(filter);
    const sql = `select count(*) as count from health_events e join exits on exits.seq = e.exit where true${where}`;
    return this.sqlite.prepare<unknown[], { count: number }>(sql).get(...values)!.count;
  }
}

function whereOf({ exitId, to }: HealthEventFilter): { readonly where: string; readonly values: readonly string[] } {
  const parts = [
    ...(exitId === undefined ? [] : [' and exits.id = ?']),
    ...(to === undefined ? [] : [' and e."to" = ?']),
  ];
  return { where: parts.join(''), values: [exitId, to].filter((it) => it !== undefined) };
}
