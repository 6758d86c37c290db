// What the write under way did, row by row: read once, right before it is committed, and packed into parts that can be kept.
import { gunzipSync, gzipSync } from 'node:zlib';
import type Sqlite from 'better-sqlite3';
import { CreatedRows, partRows } from './created-rows.ts';
import { journalTable } from './journal-tables.ts';
import { wholeOf } from './triggers.ts';

export type Image = Readonly<Record<string, unknown>>;
/**
 * One row: null = there was, or is, none. An update holds what differs only, an exit that
 * one of very many made its version only.
 */
export interface Entry {
  readonly table: string;
  readonly key: string;
  readonly before: Image | null;
  readonly after: Image | null;
}
/** Texts, as the triggers wrote them. */
interface Noted {
  readonly tbl: string;
  readonly key: string;
  before: string | null;
  after: string | null;
}
/** Larger changes are not kept. */
const mostRows = 250_000;
const mostChars = 128 * 2 ** 20;

/** Triggers wrote no more than the version of a new exit; read now, it is as the change leaves it. */
const newExit = `coalesce((select ${wholeOf(journalTable('exits').columns, 'n')} from exits n where n.id = j.key), j.after)`;
const isNewExit = "j.tbl = 'exits' and j.before is null and j.after is not null";
/** Members name their pool and exit by seq, which may be another when they come back: they are kept by id. */
const noteColumns =
  "select j.tbl, iif(j.tbl = 'pool_members', coalesce(p.id, gone_p.key) || char(10) || coalesce(e.id, gone_e.key), j.key) as key, " +
  "iif(j.tbl = 'pool_members' and j.before is not null, '{}', j.before) as before, " +
  `case when j.tbl = 'pool_members' and j.after is not null then '{}' when ${isNewExit} then ${newExit} else j.after end as after ` +
  'from journal j ' +
  "left join pools p on j.tbl = 'pool_members' and p.seq = j.seq left join exits e on j.tbl = 'pool_members' and e.seq = j.other " +
  "left join journal gone_p on j.tbl = 'pool_members' and p.id is null and gone_p.tbl = 'pools' and gone_p.seq = j.seq and gone_p.after is null " +
  "left join journal gone_e on j.tbl = 'pool_members' and e.id is null and gone_e.tbl = 'exits' and gone_e.seq = j.other and gone_e.after is null " +
  'order by j.rowid';

export interface Drained {
  readonly rows: number;
  readonly objects: readonly string[];
  readonly parts: readonly Buffer[];
  readonly tooLarge: boolean;
}

export class Journal {
  private readonly clearAll: readonly Sqlite.Statement[];
  private readonly count: Sqlite.Statement<[], number>;
  private readonly gone: Sqlite.Statement<[], number>;
  private readonly created: CreatedRows;
  private readonly sqlite: Sqlite.Database;
  private readonly read: Sqlite.Statement<[], Noted>;

  constructor(sqlite: Sqlite.Database) {
    this.sqlite = sqlite;
    this.clearAll = ['journal', 'journal_made'].map((it) => sqlite.prepare(`delete from ${it}`));
    const made = 'select coalesce(sum(last - first + 1), 0) from journal_made';
    this.count = sqlite.prepare<[], number>(`select (select count(*) from journal) + (${made})`).pluck();
    this.gone = sqlite
      .prepare<[], number>("select count(*) from journal where tbl = 'pool_members' and after is null")
      .pluck();
    this.read = sqlite.prepare(noteColumns);
    this.created = new CreatedRows(sqlite);
  }

  clear(): void {
    for (const it of this.clearAll) it.run();
  }
  /** What was written since `clear`, each row once. `known`: how many objects are named. */
  drain(known: number): Drained {
    const noted = this.count.get() ?? 0;
    if (noted > mostRows) return this.dropped(noted);
    const created = this.created.take(known);
    const createdRows = created.length === 0 ? 0 : noted - (this.count.get() ?? 0);
    // Members that went with their exits are looked up among those.
    if ((this.gone.get() ?? 0) > 0)
      this.sqlite.exec('create index if not exists temp.journal_by_seq on journal (tbl, seq)');
    const rows = mergedRows(this.read.iterate());
    this.sqlite.exec('drop index if exists temp.journal_by_seq');
    this.clear();
    const chars = rows.reduce((sum, it) => sum + (it.before?.length ?? 0) + (it.after?.length ?? 0), 0);
    const all = createdRows + rows.length;
    if (chars > mostChars) return { rows: all, objects: [], parts: [], tooLarge: true };
    const objects = all > known ? [] : [...new Set(rows.flatMap((it) => it.key.split('\n')))];
    return { rows: all, objects, parts: [...created.map(pack), ...packed(rows)], tooLarge: false };
  }
  private dropped(rows: number): Drained {
    this.clear();
    return { rows, objects: [], parts: [], tooLarge: true };
  }
}

/** Each row once: what it was at first and is at last. */
function mergedRows(all: Iterable<Noted>): readonly Noted[] {
  const byKey = new Map<string, Noted>();
  for (const row of all) {
    const at = `${row.tbl}\n${row.key}`;
    const known = byKey.get(at);
    if (known === undefined) byKey.set(at, row);
    else merge(known, row);
  }
  return [...byKey.values()].filter((it) => it.before !== it.after);
}
function merge(known: Noted, row: Noted): void {
  const created = known.before === null;
  const gone = row.after === null;
  if (created) known.after = gone ? null : joined(known.after, row.after);
  else if (gone) known.before = joined(row.before, known.before);
  else {
    // An update after another, or a row that went and came again: of two whole rows only what differs is kept.
    const [before, after] = [joined(row.before, known.before), joined(known.after, row.after)];
    [known.before, known.after] = different(before, after);
    return;
  }
  if (gone) known.after = null;
}
const parsed = (text: string | null): Image => JSON.parse(text ?? '{}') as Image;
const joined = (under: string | null, over: string | null): string =>
  JSON.stringify({ ...parsed(under), ...parsed(over) });
function different(before: string, after: string): [string, string] {
  const [was, is] = [parsed(before), parsed(after)];
  const fields = Object.keys({ ...was, ...is }).filter((it) => JSON.stringify(was[it]) !== JSON.stringify(is[it]));
  const only = (image: Image): string =>
    JSON.stringify(Object.fromEntries(fields.map((it) => [it, image[it] ?? null])));
  return [only(was), only(is)];
}

const pack = (text: string): Buffer => gzipSync(text, { level: 1 });
function packed(rows: readonly Noted[]): readonly Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at < rows.length; at += partRows) {
    const texts = rows.slice(at, at + partRows).map(({ tbl, key, before, after }) => {
      return `["${tbl}",${JSON.stringify(key)},${before ?? 'null'},${after ?? 'null'}]`;
    });
    parts.push(pack(`[${texts.join(',')}]`));
  }
  return parts;
}
export function unpacked(part: Buffer): readonly Entry[] {
  const rows = JSON.parse(gunzipSync(part).toString('utf8')) as [string, string, Image | null, Image | null][];
  return rows.map(([table, key, before, after]) => ({ table, key, before, after }));
}
