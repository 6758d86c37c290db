// What each proxy user used on each day, beside the request log: a restored backup gives nobody its month back, and a log that is begun anew
// keeps it.
import type Sqlite from 'better-sqlite3';

export interface UserDayRow {
  readonly user: string;
  /** Days since 1970, UTC. */
  readonly day: number;
  readonly bytes: number;
  /** Requests turned away or cut because a cap was spent. */
  readonly refused: number;
}

export class UserDaysTable {
  private readonly sqlite: Sqlite.Database;
  private readonly put: Sqlite.Statement;

  constructor(sqlite: Sqlite.Database) {
    this.sqlite = sqlite;
    sqlite.exec(
      `create table if not exists user_days (user text not null, day integer not null, bytes integer not null,
         refused integer not null, primary key (user, day)) without rowid, strict`,
    );
    this.put = sqlite.prepare('insert or replace into user_days values (@user, @day, @bytes, @refused)');
  }

  /** Sums, which replace those before. */
  save(rows: readonly UserDayRow[]): void {
    this.sqlite.transaction(() => {
      for (const row of rows) this.put.run(row);
    })();
  }
  since(day: number): UserDayRow[] {
    return this.sqlite
      .prepare<[number], UserDayRow>('select user, day, bytes, refused from user_days where day >= ?')
      .all(day);
  }
  forget(before: number): void {
    this.sqlite.prepare('delete from user_days where day < ?').run(before);
  }
}
