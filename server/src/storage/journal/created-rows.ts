// Exits and members that a large change made and nothing else: packed without being read row by row. Taking a creation back needs the key alone, and
// whether the row is still as it was made: its version.
import type Sqlite from 'better-sqlite3';

/** Rows of one part. */
export const partRows = 5_000;

const created = {
  exits: `select '["exits",' || json_quote(key) || ',null,' || after || ']' as text from journal where tbl = 'exits'`,
  members:
    `select '["pool_members",' || json_quote(p.id || char(10) || e.id) || ',null,{}]' as text from journal ` +
    `join pools p on p.seq = journal.seq join exits e on e.seq = journal.other where tbl = 'pool_members'`,
} as const;
const updatesOfThem =
  "delete from journal where tbl = 'exits' and before is not null and " +
  "key in (select key from journal where tbl = 'exits' and before is null)";

export class CreatedRows {
  private readonly exits: Sqlite.Statement<[], number>;
  private readonly gone: Sqlite.Statement<[], number>;
  private readonly last: Sqlite.Statement<[], number>;
  private readonly texts: readonly Sqlite.Statement<[number, number], string | null>[];
  private readonly taken: readonly Sqlite.Statement[];

  constructor(sqlite: Sqlite.Database) {
    const count = 'select count(*) from journal where';
    this.exits = sqlite.prepare<[], number>(`${count} tbl = 'exits' and before is null`).pluck();
    this.gone = sqlite.prepare<[], number>(`${count} after is null`).pluck();
    this.last = sqlite.prepare<[], number>('select coalesce(max(rowid), 0) from journal').pluck();
    this.texts = Object.values(created).map((rows) => {
      const some = `${rows} and before is null and journal.rowid > ? and journal.rowid <= ?`;
      return sqlite.prepare<[number, number], string | null>(`select group_concat(text, ',') from (${some})`).pluck();
    });
    const them = "delete from journal where before is null and tbl in ('exits', 'pool_members')";
    this.taken = [updatesOfThem, them].map((it) => sqlite.prepare(it));
  }

  /** Takes them out of the journal, as texts of parts; nothing when the change made few, or removed something. */
  take(few: number): readonly string[] {
    if ((this.exits.get() ?? 0) <= few || (this.gone.get() ?? 0) > 0) return [];
    const last = this.last.get() ?? 0;
    const parts: string[] = [];
    for (const text of this.texts)
      for (let at = 0; at < last; at += partRows) {
        const rows = text.get(at, at + partRows) ?? null;
        if (rows !== null) parts.push(`[${rows}]`);
      }
    for (const it of this.taken) it.run();
    return parts;
  }
}
