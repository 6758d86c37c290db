// Site bans at rest: so that a restart forgets none.
import type Sqlite from 'better-sqlite3';
import type { SiteBan, SiteBanPair } from '../../core/bans/table.ts';
import type { Database } from '../database.ts';

export class SiteBanStore {
  private readonly put: Sqlite.Statement;
  private readonly forget: Sqlite.Statement<[string, string]>;
  private readonly selectAll: Sqlite.Statement<[], SiteBan>;

  constructor({ sqlite }: Database) {
    this.put = sqlite.prepare(
      `insert or replace into site_bans (exit, site, since_at, until_at, repeats, "by", reason)
       values (@exit, @site, @since, @until, @repeats, @by, @reason)`,
    );
    this.forget = sqlite.prepare('delete from site_bans where exit = ? and site = ?');
    this.selectAll = sqlite.prepare(
      `select exit, site, since_at as since, until_at as until, repeats, "by", reason from site_bans order by since_at`,
    );
  }

  save(rows: readonly SiteBan[], gone: readonly SiteBanPair[]): void {
    for (const { exit, site } of gone) this.forget.run(exit, site);
    for (const row of rows) this.put.run(row);
  }
  /** Those imposed first first. */
  all(): readonly SiteBan[] {
    return this.selectAll.all();
  }
}
