// Health of exits at rest. Rows of exits that are gone are not written.
import type Sqlite from 'better-sqlite3';
import type { ExitHealth } from '@gyre/shared/contract/exits';
import type { Database } from '../database.ts';

export interface HealthRow extends ExitHealth {
  readonly exitId: string;
}
const columns = `state, since_at as sinceAt, until_at as untilAt, reason, ejections,
  last_probe_at as lastProbeAt, last_probe_ms as lastProbeMs, last_probe_failure as lastProbeFailure`;

export class HealthStore {
  private readonly put: Sqlite.Statement;
  private readonly forget: Sqlite.Statement;
  private readonly selectAll: Sqlite.Statement<[], HealthRow>;

  constructor({ sqlite }: Database) {
    this.put = sqlite.prepare(
      `insert into exit_health (exit, state, since_at, until_at, reason, ejections, last_probe_at, last_probe_ms, last_probe_failure)
       select seq, ?, ?, ?, ?, ?, ?, ?, ? from exits where id = ?
       on conflict (exit) do update set state = excluded.state, since_at = excluded.since_at, until_at = excluded.until_at,
         reason = excluded.reason, ejections = excluded.ejections, last_probe_at = excluded.last_probe_at,
         last_probe_ms = excluded.last_probe_ms, last_probe_failure = excluded.last_probe_failure`,
    );
    this.forget = sqlite.prepare('delete from exit_health where exit = ?');
    this.selectAll = sqlite.prepare(
      `select exits.id as exitId, ${columns} from exit_health join exits on exits.seq = exit_health.exit`,
    );
  }

  save(rows: readonly HealthRow[]): void {
    for (const it of rows)
      this.put.run(
        ...[it.state, it.sinceAt, it.untilAt, it.reason, it.ejections],
        ...[it.lastProbeAt, it.lastProbeMs, it.lastProbeFailure, it.exitId],
      );
  }
  /** What is known of this exit was about another way of dialling it. */
  drop(seq: number): void {
    this.forget.run(seq);
  }
  all(): readonly HealthRow[] {
    return this.selectAll.all();
  }
}
