// Adds rows to the table of exits. Most exits of an import have nothing but who they are: of those nine values are handed over and not twenty-four,
// which is a third of the time an import stands in its transaction.
import type Sqlite from 'better-sqlite3';
import { type ExitRow, type SealedPassword, termCells, termColumns } from './exit-rows.ts';

const columns = `id, scheme, host, port, username, label, password, created_at, updated_at, local_address, ${termColumns}, version`;
const given = '?, ?, ?, ?, ?, ?, ?, ?, ?';

export class ExitInserts {
  private readonly plain: Sqlite.Statement;
  private readonly full: Sqlite.Statement;

  constructor(sqlite: Sqlite.Database) {
    const usual = "'', '[]', 1, null, 0, null, null, 'enabled', 0, null, null, null, null, null, 1";
    this.plain = sqlite.prepare(`insert into exits (${columns}) values (${given}, ${usual})`);
    const rest = '?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?';
    this.full = sqlite.prepare(`insert into exits (${columns}) values (${given}, ${rest})`);
  }

  /** Returns the row's seq; that of `row` is not looked at. */
  insert(row: ExitRow, password: SealedPassword): number {
    const { lastInsertRowid } = isPlain(row) ? this.insertPlain(row, password) : this.insertFull(row, password);
    return Number(lastInsertRowid);
  }

  private insertPlain(row: ExitRow, password: SealedPassword): Sqlite.RunResult {
    const { id, scheme, host, port, username, label, createdAt, updatedAt } = row;
    return this.plain.run(id, scheme, host, port, username, label, password, createdAt, updatedAt);
  }
  private insertFull(row: ExitRow, password: SealedPassword): Sqlite.RunResult {
    const { id, scheme, host, port, username, label, createdAt, updatedAt, localAddress, version } = row;
    const identity = [id, scheme, host, port, username, label, password, createdAt, updatedAt, localAddress];
    return this.full.run(...identity, ...termCells(row), version);
  }
}

function isPlain(row: ExitRow): boolean {
  const { tags, weight, maxInFlight, priority, price, template, adminState, insecureTls } = row;
  return (
    tags.length === 0 &&
    weight === 1 &&
    maxInFlight === null &&
    priority === 0 &&
    price === null &&
    template === null &&
    adminState === 'enabled' &&
    !insecureTls &&
    row.localAddress === '' &&
    row.version === 1 &&
    isNowhere(row)
  );
}
function isNowhere({ country, region, city, asn, type }: ExitRow): boolean {
  return country === null && region === null && city === null && asn === null && type === null;
}
