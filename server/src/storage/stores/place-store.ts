// Measured places of exits at rest. Rows of exits that are gone are not written.
import type Sqlite from 'better-sqlite3';
import type { MeasuredPlace } from '@gyre/shared/contract/exits';
import type { Database } from '../database.ts';

export interface PlaceRow extends Readonly<Omit<MeasuredPlace, 'drift'>> {
  readonly exitId: string;
}

export class PlaceStore {
  private readonly put: Sqlite.Statement;
  private readonly selectAll: Sqlite.Statement<[], PlaceRow>;

  constructor({ sqlite }: Database) {
    this.put = sqlite.prepare(
      `insert into exit_places (exit, ipv4, ipv6, country, region, city, asn, network, type, measured_at)
       select seq, ?, ?, ?, ?, ?, ?, ?, ?, ? from exits where id = ?
       on conflict (exit) do update set ipv4 = excluded.ipv4, ipv6 = excluded.ipv6, country = excluded.country,
         region = excluded.region, city = excluded.city, asn = excluded.asn, network = excluded.network,
         type = excluded.type, measured_at = excluded.measured_at`,
    );
    this.selectAll = sqlite.prepare(
      `select exits.id as exitId, ipv4, ipv6, exit_places.country, exit_places.region, exit_places.city, exit_places.asn,
         network, exit_places.type, measured_at as measuredAt
       from exit_places join exits on exits.seq = exit_places.exit`,
    );
  }

  /** Inside a write. */
  save(rows: readonly PlaceRow[]): void {
    for (const it of rows)
      this.put.run(
        ...[it.ipv4, it.ipv6, it.country, it.region, it.city, it.asn],
        ...[it.network, it.type, it.measuredAt, it.exitId],
      );
  }
  all(): readonly PlaceRow[] {
    return this.selectAll.all();
  }
}
