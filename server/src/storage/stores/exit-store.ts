// The table of exits. Prepared statements on the driver itself, because an import runs them a hundred thousand times.
import type Sqlite from 'better-sqlite3';
import type { Database } from '../database.ts';
import { MadeExits } from '../journal/made-exits.ts';
import { ExitInserts } from './exit-inserts.ts';
import { ExitReads } from './exit-reads.ts';
import {
  exitColumns,
  type ExitIdentity,
  type ExitRow,
  exitRowOf,
  type SealedPassword,
  termCells,
  termColumns,
} from './exit-rows.ts';

export interface SealedExit {
  readonly id: string;
  readonly password: SealedPassword;
}
type Cells = (string | number | null)[];

export class ExitStore {
  private readonly made: MadeExits;
  private readonly inserts: ExitInserts;
  private readonly reads: ExitReads;
  private readonly updateOne: Sqlite.Statement;
  private readonly setPasswordOf: Sqlite.Statement;
  private readonly removeOne: Sqlite.Statement;
  private readonly selectOf: Sqlite.Statement<[string]>;
  private readonly selectAfter: Sqlite.Statement<[string, number], [string | null, string | null]>;
  private readonly selectAllSealed: Sqlite.Statement<[], [string, SealedPassword]>;
  private readonly selectSealed: Sqlite.Statement<[string], SealedExit>;
  private readonly selectSealedOf: Sqlite.Statement<[string], [string, string]>;
  private readonly selectByIdentity: Sqlite.Statement<[string, number, string, string, string], string>;

  constructor({ sqlite }: Database) {
    this.made = new MadeExits(sqlite);
    this.inserts = new ExitInserts(sqlite);
    this.reads = new ExitReads(sqlite);
    const terms = termColumns.replaceAll(',', ' = ?,');
    this.updateOne = sqlite.prepare(
      `update exits set label = ?, ${terms} = ?, local_address = ?, updated_at = ?, version = ? where seq = ?`,
    );
    this.setPasswordOf = sqlite.prepare('update exits set password = ? where seq = ?');
    this.removeOne = sqlite.prepare('delete from exits where seq = ?');
    const wanted = 'where id in (select value from json_each(?)) order by seq';
    this.selectOf = sqlite.prepare<[string]>(`select ${exitColumns} from exits ${wanted}`).raw();
    this.selectAfter = sqlite
      .prepare<[string, number], [string | null, string | null]>(
        'select group_concat(id), group_concat(hex(password)) from ' +
          '(select id, password from exits where id > ? order by id limit ?)',
      )
      .raw();
    this.selectAllSealed = sqlite.prepare<[], [string, SealedPassword]>('select id, password from exits').raw();
    this.selectSealed = sqlite.prepare('select id, password from exits where id = ?');
    this.selectSealedOf = sqlite
      .prepare<[string], [string, string]>(
        'select exits.id, hex(password) from json_each(?) as wanted join exits on exits.id = wanted.value',
      )
      .raw();
    this.selectByIdentity = sqlite
      .prepare<[string, number, string, string, string], string>(
        'select id from exits where host = ? and port = ? and username = ? and scheme = ? and local_address = ?',
      )
      .pluck();
  }

  /** Returns the row's seq; that of `row` is not looked at. */
  insert(row: ExitRow, password: SealedPassword): number {
    return this.inserts.insert(row, password);
  }
  /** Very many, whose change is kept as a whole. Returns the seq of the first; the others follow it. */
  insertMany(rows: readonly ExitRow[], passwords: readonly SealedPassword[]): number {
    return this.made.during(() => rows.forEach((row, i) => void this.insert(row, passwords[i] ?? null)));
  }
  /** Everything but the password and what never changes. */
  update(row: ExitRow): void {
    this.updateOne.run(row.label, ...termCells(row), row.localAddress, row.updatedAt, row.version, row.seq);
  }
  setPassword(seq: number, password: SealedPassword): void {
    this.setPasswordOf.run(password, seq);
  }
  remove(seq: number): void {
    this.removeOne.run(seq);
  }

  /** In the order they were added. */
  all(): Iterable<ExitRow> {
    return this.reads.all();
  }
  /** Those that exist. */
  rowsOf(ids: readonly string[]): readonly ExitRow[] {
    if (ids.length === 0) return [];
    return this.selectOf.all(JSON.stringify(ids)).map((cells) => exitRowOf(cells as Cells));
  }
  /** By id, after this one. */
  sealedAfter(id: string, limit: number): readonly SealedExit[] {
    return sealedIn(...this.selectAfter.get(id, limit)!);
  }
  /** All passwords by exit id. */
  allSealed(): ReadonlyMap<string, SealedPassword> {
    const passwords = new Map<string, SealedPassword>();
    for (const cells of this.selectAllSealed.iterate()) passwords.set(cells[0], cells[1]);
    return passwords;
  }
  findSealed(id: string): SealedExit | undefined {
    return this.selectSealed.get(id);
  }
  /** Those that exist, in this order. */
  sealedOf(ids: readonly string[]): readonly SealedExit[] {
    return sealedExits(this.selectSealedOf.all(JSON.stringify(ids)));
  }
  findIdByIdentity({ host, port, username, scheme, localAddress }: ExitIdentity): string | undefined {
    return this.selectByIdentity.get(host, port, username, scheme, localAddress);
  }
}

/** Of two texts with commas: two long ones cost less than two short ones for each exit. */
function sealedIn(ids: string | null, hexes: string | null): SealedExit[] {
  if (ids === null || hexes === null) return [];
  const each = hexes.split(',');
  const bytes = Buffer.from(each.join(''), 'hex');
  let at = 0;
  return ids.split(',').map((id, i) => {
    const from = at;
    at += each[i]!.length / 2;
    return { id, password: at === from ? null : bytes.subarray(from, at) };
  });
}

/** As text on the way, because a thousand buffers of their own memory cost more than one text each. */
function sealedExits(rows: readonly [id: string, hex: string][]): SealedExit[] {
  return rows.map(([id, hex]) => ({ id, password: hex === '' ? null : Buffer.from(hex, 'hex') }));
}
