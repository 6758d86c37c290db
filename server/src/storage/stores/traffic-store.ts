// Traffic at rest: totals of exits, sums of proxy users, and the last days by the minute. Rows of what is gone are not written.
import type Sqlite from 'better-sqlite3';
import type { TrafficPoint } from '@gyre/shared/contract/traffic';
import type { Database } from '../database.ts';

export interface ExitTrafficRow {
  readonly exitId: string;
  readonly ok: number;
  readonly failed: number;
  readonly upBytes: number;
  readonly downBytes: number;
  readonly latencyMs: number | null;
  readonly lastUsedAt: number | null;
}
export interface UserTrafficRow {
  readonly userId: string;
  readonly requests: number;
  readonly upBytes: number;
  readonly downBytes: number;
  readonly lastUsedAt: number;
  readonly oldUsedAt: number | null;
  readonly oldUsedFrom: string | null;
}
export interface MinuteRow extends TrafficPoint {
  readonly latency: readonly number[];
}
/** Minutes older than this are forgotten, ms. */
const minutesKeptMs = 7 * 86_400_000;

const exitColumns =
  'ok, failed, up_bytes as upBytes, down_bytes as downBytes, latency_ms as latencyMs, last_used_at as lastUsedAt';
const minuteColumns = `started_at as startedAt, ok, refused, failed, attempts, up_bytes as upBytes, down_bytes as downBytes,
  p50_ms as p50Ms, p95_ms as p95Ms, p99_ms as p99Ms, latency`;

export class TrafficStore {
  private readonly putExit: Sqlite.Statement;
  private readonly addUser: Sqlite.Statement;
  private readonly putMinute: Sqlite.Statement;
  private readonly forgetMinutes: Sqlite.Statement;
  private readonly selectExits: Sqlite.Statement<[], ExitTrafficRow>;
  private readonly selectUsers: Sqlite.Statement<[], UserTrafficRow>;
  private readonly selectMinutes: Sqlite.Statement<[number], TrafficPoint & { latency: string }>;

  constructor({ sqlite }: Database) {
    this.putExit = sqlite.prepare(
      `insert into exit_traffic (exit, ok, failed, up_bytes, down_bytes, latency_ms, last_used_at)
       select seq, ?, ?, ?, ?, ?, ? from exits where id = ?
       on conflict (exit) do update set ok = excluded.ok, failed = excluded.failed, up_bytes = excluded.up_bytes,
         down_bytes = excluded.down_bytes, latency_ms = excluded.latency_ms, last_used_at = excluded.last_used_at`,
    );
    this.addUser = sqlite.prepare(
      `insert into user_traffic (user, requests, up_bytes, down_bytes, last_used_at, old_used_at, old_used_from)
       select id, ?, ?, ?, ?, ?, ? from proxy_users where id = ?
       on conflict (user) do update set requests = requests + excluded.requests, up_bytes = up_bytes + excluded.up_bytes,
         down_bytes = down_bytes + excluded.down_bytes, last_used_at = max(last_used_at, excluded.last_used_at),
         old_used_from = coalesce(excluded.old_used_from, old_used_from), old_used_at = coalesce(excluded.old_used_at, old_used_at)`,
    );
    this.putMinute = sqlite.prepare('insert or replace into traffic_minutes values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.forgetMinutes = sqlite.prepare('delete from traffic_minutes where started_at < ?');
    this.selectExits = sqlite.prepare(
      `select exits.id as exitId, ${exitColumns} from exit_traffic join exits on exits.seq = exit_traffic.exit`,
    );
    this.selectUsers = sqlite.prepare(
      'select user as userId, requests, up_bytes as upBytes, down_bytes as downBytes, last_used_at as lastUsedAt, ' +
        'old_used_at as oldUsedAt, old_used_from as oldUsedFrom from user_traffic',
    );
    this.selectMinutes = sqlite.prepare(
      `select ${minuteColumns} from traffic_minutes where started_at >= ? order by started_at`,
    );
  }

  /** Totals, which replace those before. */
  saveExits(rows: readonly ExitTrafficRow[]): void {
    for (const it of rows)
      this.putExit.run(it.ok, it.failed, it.upBytes, it.downBytes, it.latencyMs, it.lastUsedAt, it.exitId);
  }
  /** What came since the last save, which is added. */
  addUsers(rows: readonly UserTrafficRow[]): void {
    for (const it of rows)
      this.addUser.run(
        ...[it.requests, it.upBytes, it.downBytes, it.lastUsedAt, it.oldUsedAt, it.oldUsedFrom, it.userId],
      );
  }
  saveMinutes(rows: readonly MinuteRow[]): void {
    for (const it of rows)
      this.putMinute.run(
        ...[it.startedAt, it.ok, it.refused, it.failed, it.attempts, it.upBytes, it.downBytes],
        ...[it.p50Ms, it.p95Ms, it.p99Ms, JSON.stringify(it.latency)],
      );
    const newest = rows.at(-1)?.startedAt;
    if (newest !== undefined) this.forgetMinutes.run(newest - minutesKeptMs);
  }

  exits(): readonly ExitTrafficRow[] {
    return this.selectExits.all();
  }
  users(): ReadonlyMap<string, UserTrafficRow> {
    return new Map(this.selectUsers.all().map((it) => [it.userId, it]));
  }
  minutesSince(at: number): readonly MinuteRow[] {
    return this.selectMinutes.all(at).map((it) => ({ ...it, latency: JSON.parse(it.latency) as number[] }));
  }
}
