// Reads the table of exits from one end to the other. Most exits have nothing but who they are: of those ten values are read and not twenty-five,
// which is a third of the time that the rows of a start take.
import type Sqlite from 'better-sqlite3';
import { type Cell, exitColumns, type ExitRow, exitRowOf, plainColumns, plainRowOf } from './exit-rows.ts';

/** What exit-inserts.ts gives to exits that came without it. */
const isPlain =
  "local_address = '' and tags = '[]' and weight = 1 and max_in_flight is null and priority = 0 and price is null and template is null and " +
  "admin_state = 'enabled' and insecure_tls = 0 and country is null and region is null and city is null and asn is null and type is null and " +
  'version = 1';
/** Seqs read at once. */
const part = 1_000;

export class ExitReads {
  private readonly plain: Sqlite.Statement<[number, number]>;
  private readonly others: Sqlite.Statement<[number, number]>;
  private readonly last: Sqlite.Statement<[], number>;

  constructor(sqlite: Sqlite.Database) {
    const where = 'where seq > ? and seq <= ?';
    this.plain = sqlite.prepare<[number, number]>(
      `select ${plainColumns} from exits ${where} and ${isPlain} order by seq`,
    );
    this.others = sqlite.prepare<[number, number]>(
      `select ${exitColumns} from exits ${where} and not (${isPlain}) order by seq`,
    );
    this.plain.raw();
    this.others.raw();
    this.last = sqlite.prepare<[], number>('select coalesce(max(seq), 0) from exits').pluck();
  }

  /** In the order they were added. */
  *all(): Generator<ExitRow> {
    const last = this.last.get()!;
    for (let after = 0; after < last; after += part) {
      const plain = this.plain.all(after, after + part) as Cell[][];
      const others = this.others.all(after, after + part) as Cell[][];
      let at = 0;
      for (const cells of plain) {
        while (at < others.length && seqOf(others[at]!) < seqOf(cells)) yield exitRowOf(others[at++]!);
        yield plainRowOf(cells);
      }
      while (at < others.length) yield exitRowOf(others[at++]!);
    }
  }
}

const seqOf = (cells: readonly Cell[]): number => cells[0] as number;
