// Sessions at rest: which exit each is bound to.
import type Sqlite from 'better-sqlite3';
import type { Binding } from '../../core/session/binding.ts';
import type { Database } from '../database.ts';

/** A row, and the same object in memory; what only one worker counts is not stored. */
export interface SessionRow extends Omit<Binding, 'served'> {
  readonly id: string;
}
type Stored = Omit<SessionRow, 'sliding'> & { readonly sliding: number };

const columns = `id, key, user, name, pool as poolId, exit as exitId, ip, asn, country, guarantee, ttl_ms as ttlMs, sliding,
  created_at as createdAt, used_at as usedAt, expires_at as expiresAt, generation, moves, moved, requests`;

export class SessionStore {
  private readonly put: Sqlite.Statement;
  private readonly forget: Sqlite.Statement<[string]>;
  private readonly selectAll: Sqlite.Statement<[], Stored>;

  constructor({ sqlite }: Database) {
    this.put = sqlite.prepare(
      `insert or replace into sessions (id, key, user, name, pool, exit, ip, asn, country, guarantee, ttl_ms, sliding, created_at,
         used_at, expires_at, generation, moves, moved, requests)
       values (@id, @key, @user, @name, @poolId, @exitId, @ip, @asn, @country, @guarantee, @ttlMs, @sliding, @createdAt,
         @usedAt, @expiresAt, @generation, @moves, @moved, @requests)`,
    );
    this.forget = sqlite.prepare('delete from sessions where key = ?');
    this.selectAll = sqlite.prepare(`select ${columns} from sessions order by used_at`);
  }

  save(rows: readonly SessionRow[], gone: readonly string[]): void {
    for (const key of gone) this.forget.run(key);
    for (const row of rows) this.put.run({ ...row, sliding: row.sliding ? 1 : 0 });
  }
  /** The one used last comes last. */
  all(): SessionRow[] {
    return this.selectAll.all().map((row) => ({ ...row, sliding: row.sliding === 1 }));
  }
}
