// What went where over time, by proxy user and site: short steps for the last day, days for the last weeks. And how many exits were in which state,
// a row a minute. Bounded by what each step may hold.
import type Sqlite from 'better-sqlite3';
import type { FailureCode } from '@gyre/shared/vocabulary';

export interface SiteTrafficRow {
  readonly user: string;
  /** '' = other sites. */
  readonly site: string;
  readonly ok: number;
  readonly failed: number;
  readonly code: FailureCode | null;
  /** How many failures the code stands for, at least. */
  readonly votes: number;
  readonly bytes: number;
  readonly cost: number;
}
export interface ExitStatesRow {
  readonly at: number;
  readonly healthy: number;
  readonly probation: number;
  readonly ejected: number;
  readonly unproven: number;
}

export class SiteTrafficTable {
  private readonly sqlite: Sqlite.Database;

  constructor(sqlite: Sqlite.Database) {
    this.sqlite = sqlite;
  }

  /** These are all rows of the step. */
  replace(step: number, startedAt: number, rows: readonly SiteTrafficRow[]): void {
    const put = this.sqlite.prepare(
      'insert or replace into site_traffic values (@step, @startedAt, @user, @site, @ok, @failed, @code, @votes, @bytes, @cost)',
    );
    this.sqlite.transaction(() => {
      this.sqlite.prepare('delete from site_traffic where step = ? and started_at = ?').run(step, startedAt);
      for (const row of rows) put.run({ ...row, step, startedAt });
    })();
  }
  read(step: number, startedAt: number): SiteTrafficRow[] {
    return this.sqlite
      .prepare<[number, number], SiteTrafficRow>(
        'select user, site, ok, failed, code, votes, bytes, cost from site_traffic where step = ? and started_at = ?',
      )
      .all(step, startedAt);
  }
  /** Sites with the most failures in the steps from `from` on, each with its most frequent code. */
  failing(step: number, from: number, limit: number): Omit<SiteTrafficRow, 'user' | 'votes' | 'bytes' | 'cost'>[] {
    return this.sqlite
      .prepare<[Readonly<Record<string, number>>], Omit<SiteTrafficRow, 'user' | 'votes' | 'bytes' | 'cost'>>(
        `with worst as (
           select site, sum(ok) as ok, sum(failed) as failed from site_traffic
           where step = @step and started_at >= @from and site <> '' group by site having sum(failed) > 0
           order by sum(failed) desc limit @limit),
         by_code as (
           select site, code, sum(votes) as votes from site_traffic
           where step = @step and started_at >= @from and code is not null and site in (select site from worst) group by site, code)
         select site, ok, failed,
           (select code from by_code where by_code.site = worst.site order by votes desc limit 1) as code
         from worst order by failed desc`,
      )
      .all({ step, from, limit });
  }
  /** What was spent between two moments, by proxy user and site, the most first. */
  spending(
    step: number,
    from: number,
    to: number,
    limit: number,
  ): { user: string; site: string; bytes: number; cost: number }[] {
    return this.sqlite
      .prepare<[number, number, number, number], { user: string; site: string; bytes: number; cost: number }>(
        `select user, site, sum(bytes) as bytes, sum(cost) as cost from site_traffic
         where step = ? and started_at >= ? and started_at < ? group by user, site having sum(cost) > 0 order by cost desc limit ?`,
      )
      .all(step, from, to, limit);
  }
  spent(step: number, from: number, to: number): number {
    const sum = this.sqlite.prepare<[number, number, number], { cost: number | null }>(
      'select sum(cost) as cost from site_traffic where step = ? and started_at >= ? and started_at < ?',
    );
    return sum.get(step, from, to)?.cost ?? 0;
  }

  putStates(row: ExitStatesRow): void {
    this.sqlite
      .prepare('insert or replace into exit_states values (@at, @healthy, @probation, @ejected, @unproven)')
      .run(row);
  }
  states(from: number): ExitStatesRow[] {
    return this.sqlite
      .prepare<[number], ExitStatesRow>('select * from exit_states where at >= ? order by at')
      .all(from);
  }
  /** Steps that began before, and states of then. */
  forget(step: number, before: number): void {
    this.sqlite.prepare('delete from site_traffic where step = ? and started_at < ?').run(step, before);
  }
  forgetStates(before: number): void {
    this.sqlite.prepare('delete from exit_states where at < ?').run(before);
  }
}
