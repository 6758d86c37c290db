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
  "(key in (select key from journal where tbl = 'exits' and before is null) or " +
  'exists (select 1 from journal_made where journal.seq between first and last))';
/** Those made by the ten thousand, by their seq. */
const made = `select '["exits",' || json_quote(id) || ',null,{"version":' || version || '}]' as text from exits where seq > ? and seq <= ?`;
/** The same as the triggers would have noted them. */
const notedEach =
  "insert into journal select 'exits', id, seq, null, null, '{\"version\":' || version || '}' " +
  'from exits join journal_made on seq between first and last';
const grouped = (rows: string): string => `select group_concat(text, ',') from (${rows})`;

export class CreatedRows {
  private readonly exits: Sqlite.Statement<[], number>;
  private readonly gone: Sqlite.Statement<[], number>;
  private readonly last: Sqlite.Statement<[], number>;
  private readonly texts: readonly Sqlite.Statement<[number, number], string | null>[];
  private readonly taken: readonly Sqlite.Statement[];
  private readonly ranges: Sqlite.Statement<[], { readonly first: number; readonly last: number }>;
  private readonly made: Sqlite.Statement<[number, number], string | null>;
  private readonly noteEach: Sqlite.Statement;
  private readonly forget: Sqlite.Statement;

  constructor(sqlite: Sqlite.Database) {
    const count = 'select count(*) from journal where';
    this.exits = sqlite.prepare<[], number>(`${count} tbl = 'exits' and before is null`).pluck();
    this.gone = sqlite.prepare<[], number>(`${count} after is null`).pluck();
    this.last = sqlite.prepare<[], number>('select coalesce(max(rowid), 0) from journal').pluck();
    this.texts = Object.values(created).map((rows) => {
      const some = `${rows} and before is null and journal.rowid > ? and journal.rowid <= ?`;
      return sqlite.prepare<[number, number], string | null>(grouped(some)).pluck();
    });
    this.ranges = sqlite.prepare('select first, last from journal_made');
    this.made = sqlite.prepare<[number, number], string | null>(grouped(made)).pluck();
    this.noteEach = sqlite.prepare(notedEach);
    this.forget = sqlite.prepare('delete from journal_made');
    const them = "delete from journal where before is null and tbl in ('exits', 'pool_members')";
    this.taken = [updatesOfThem, them].map((it) => sqlite.prepare(it));
  }

  /** Takes them out of the journal, as texts of parts; nothing when the change made few, or removed something. */
  take(few: number): readonly string[] {
    const ranges = this.ranges.all();
    const exits = ranges.reduce((sum, { first, last }) => sum + last - first + 1, this.exits.get() ?? 0);
    if (exits <= few || (this.gone.get() ?? 0) > 0) {
      this.noteEach.run();
      this.forget.run();
      return [];
    }
    const parts = ranges.flatMap(({ first, last }) => inParts(this.made, first - 1, last));
    const last = this.last.get() ?? 0;
    for (const text of this.texts) parts.push(...inParts(text, 0, last));
    for (const it of this.taken) it.run();
    this.forget.run();
    return parts;
  }
}

/** Of what stands behind `from` up to `to`. */
function inParts(text: Sqlite.Statement<[number, number], string | null>, from: number, to: number): string[] {
  const parts: string[] = [];
  for (let at = from; at < to; at += partRows) {
    const rows = text.get(at, Math.min(to, at + partRows)) ?? null;
    if (rows !== null) parts.push(`[${rows}]`);
  }
  return parts;
}
