// Rows of the journal's tables as images: what they are now, and how one is put back, changed or taken away.
import type Sqlite from 'better-sqlite3';
import type { Image } from './journal.ts';
import { journalTable, type JournalTable } from './journal-tables.ts';

const readPart = 5_000;
type Cell = string | number | bigint | Buffer | null;

export class JournalRows {
  private readonly sqlite: Sqlite.Database;
  private readonly prepared = new Map<string, Sqlite.Statement>();

  constructor(sqlite: Sqlite.Database) {
    this.sqlite = sqlite;
  }

  /** Those that exist, by key. */
  current(name: string, keys: readonly string[]): ReadonlyMap<string, Image> {
    const table = journalTable(name);
    const found = new Map<string, Image>();
    for (let at = 0; at < keys.length; at += readPart) {
      const wanted = JSON.stringify(keys.slice(at, at + readPart));
      const rows = this.statement(selectOf(table)).raw().all(wanted) as [string, string][];
      for (const [key, image] of rows) found.set(key, JSON.parse(image) as Image);
    }
    return found;
  }
  /** Key of another row that has what only one may have. */
  taken(name: string, key: string, image: Image): string | undefined {
    const table = journalTable(name);
    for (const columns of table.unique) {
      if (columns.some((it) => image[it] === undefined)) continue;
      const where = columns.map((it) => `"${it}" = ?`).join(' and ');
      const one = this.statement(`select ${keyOf(table)} as key from ${name} where ${where}`);
      const found = one.raw(false).get(...columns.map((it) => image[it] as Cell)) as { key: string } | undefined;
      if (found !== undefined && found.key !== key) return found.key;
    }
    return undefined;
  }

  insert(name: string, key: string, image: Image): void {
    if (name === 'pool_members') {
      const into = 'insert or ignore into pool_members (pool, exit) select p.seq, e.seq from pools p, exits e';
      this.statement(`${into} where p.id = ? and e.id = ?`).run(...key.split('\n'));
      return;
    }
    const columns = journalTable(name).columns.filter((it) => image[it.name] !== undefined && it.name !== 'seq');
    const names = columns.map((it) => `"${it.name}"`).join(', ');
    const marks = columns.map(() => '?').join(', ');
    const seqFree = typeof image['seq'] === 'number' && this.seqFree(name, image['seq']);
    const sql = seqFree
      ? `insert into ${name} (seq, ${names}) values (?, ${marks})`
      : `insert into ${name} (${names}) values (${marks})`;
    const cells = columns.map((it) => cellOf(image[it.name], it.blob));
    this.statement(sql).run(...(seqFree ? [image['seq'] as number, ...cells] : cells));
  }
  update(name: string, key: string, image: Image): void {
    const table = journalTable(name);
    const columns = table.columns.filter((it) => image[it.name] !== undefined);
    if (columns.length === 0) return;
    const sets = columns.map((it) => `"${it.name}" = ?`).join(', ');
    const cells = columns.map((it) => cellOf(image[it.name], it.blob));
    this.statement(`update ${name} set ${sets} where ${keyOf(table)} = ?`).run(...cells, key);
  }
  remove(name: string, key: string): void {
    if (name === 'pool_members') {
      const [pool = '', exit = ''] = key.split('\n');
      const seqs = 'pool = (select seq from pools where id = ?) and exit = (select seq from exits where id = ?)';
      this.statement(`delete from pool_members where ${seqs}`).run(pool, exit);
      return;
    }
    this.statement(`delete from ${name} where ${keyOf(journalTable(name))} = ?`).run(key);
  }
  /** Rows may refer to each other until all are written. Until the end of the transaction. */
  deferReferences(): void {
    this.sqlite.pragma('defer_foreign_keys = on');
  }

  private seqFree(name: string, seq: number): boolean {
    return this.statement(`select 1 from ${name} where seq = ?`).raw(false).get(seq) === undefined;
  }
  private statement(sql: string): Sqlite.Statement {
    let known = this.prepared.get(sql);
    if (known === undefined) this.prepared.set(sql, (known = this.sqlite.prepare(sql)));
    return known;
  }
}

/** `wanted.value` alone: json_each has columns with the names of ours. */
const wanted = '(select value as wanted from json_each(?))';

function selectOf(table: JournalTable): string {
  if (table.name === 'pool_members')
    return (
      `select wanted, '{}' from ${wanted} ` +
      'join pools p on p.id = substr(wanted, 1, instr(wanted, char(10)) - 1) ' +
      'join exits e on e.id = substr(wanted, instr(wanted, char(10)) + 1) ' +
      'join pool_members m on m.pool = p.seq and m.exit = e.seq'
    );
  const cells = table.columns.map(({ name, blob }) => {
    return `'${name}', ${blob ? `iif("${name}" is null, null, hex("${name}"))` : `"${name}"`}`;
  });
  return `select wanted, json_object(${cells.join(', ')}) from ${wanted} join ${table.name} on ${keyOf(table)} = wanted`;
}
/** An index finds a key of one column. */
const keyOf = ({ key }: JournalTable): string => key.map((it) => `"${it}"`).join(' || char(10) || ');
function cellOf(value: unknown, blob: boolean): Cell {
  if (value === null || value === undefined) return null;
  return blob ? Buffer.from(value as string, 'hex') : (value as Cell);
}
