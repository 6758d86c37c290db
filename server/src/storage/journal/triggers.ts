// Triggers that note, for as long as this process has the database open, what every write does to the rows of the journal's tables. They are
// TEMP: nothing of them is in the file. Whoever writes a change reads the notes in the same transaction.
import type Sqlite from 'better-sqlite3';
import { madeTable, notedAlone } from './made-exits.ts';
import { type JournalColumn, type JournalTable, journalTables } from './journal-tables.ts';

/** `seq` and `other` are what rows of pool_members name. */
const noted = 'create temp table journal (tbl text, key text, seq int, other int, before text, after text)';

export function installJournal(sqlite: Sqlite.Database): void {
  sqlite.exec(noted);
  sqlite.exec(madeTable);
  for (const table of journalTables) sqlite.exec(triggersOf(table));
}

function triggersOf(table: JournalTable): string {
  const { name, columns } = table;
  const note = (row: string, before: string, after: string): string =>
    `insert into journal values ('${name}', ${keyOf(table, row)}, ${seqsOf(table, row)}, ${before}, ${after});`;
  const watched = columns.map((it) => quoted(it.name)).join(', ');
  const when = name === 'exits' ? `when ${notedAlone} ` : '';
  return [
    `create temp trigger journal_${name}_insert after insert on main.${name} ${when}begin ${note('new', 'null', createdOf(table))} end;`,
    // Before: what goes with a row because it refers to it is noted behind it.
    `create temp trigger journal_${name}_delete before delete on main.${name} begin ${note('old', wholeOf(columns, 'old'), 'null')} end;`,
    `create temp trigger journal_${name}_update after update of ${watched} on main.${name} begin ` +
      `${note('new', changedOf(columns, 'old'), changedOf(columns, 'new'))} end;`,
  ].join('\n');
}

const keyOf = ({ key }: JournalTable, row: string): string =>
  key.map((it) => `${row}.${quoted(it)}`).join(' || char(10) || ');

function seqsOf({ name }: JournalTable, row: string): string {
  if (name === 'pool_members') return `${row}.pool, ${row}.exit`;
  return name === 'exits' || name === 'pools' ? `${row}.seq, null` : 'null, null';
}

const quoted = (name: string): string => `"${name}"`;
const valueOf = ({ name, blob }: JournalColumn, row: string): string => {
  const value = `${row}.${quoted(name)}`;
  return blob ? `iif(${value} is null, null, hex(${value}))` : value;
};
/** The row as one JSON object. */
export const wholeOf = (columns: readonly JournalColumn[], row: string): string =>
  `json_object(${columns.map((it) => `'${it.name}', ${valueOf(it, row)}`).join(', ')})`;
/** Of a new exit its version: imports make them by the hundred thousand, and the row is there to be read. */
const createdOf = ({ name, columns }: JournalTable): string =>
  name === 'exits' ? `'{"version":' || new.version || '}'` : wholeOf(columns, 'new');
/** Only what differs; json_object cannot leave anything out. */
function changedOf(columns: readonly JournalColumn[], row: string): string {
  const cells = columns.map((it) => {
    const same = `old.${quoted(it.name)} is new.${quoted(it.name)}`;
    return `iif(${same}, '', ',"${it.name}":' || json_quote(${valueOf(it, row)}))`;
  });
  return `'{' || substr(${cells.join(' || ')}, 2) || '}'`;
}
