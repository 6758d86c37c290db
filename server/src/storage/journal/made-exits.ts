// Exits that are made by the ten thousand, one right after the other: of those the journal notes the first and the last, and not each. Who made
// them says where they begin and when they are over; both in the transaction that makes them.
import type Sqlite from 'better-sqlite3';

/** `last` is null while they are made. */
export const madeTable = 'create temp table journal_made (first int, last int)';
/** Held against each exit that comes: whether it is noted by itself. */
export const notedAlone = 'not exists (select 1 from journal_made where last is null)';

export class MadeExits {
  private readonly next: Sqlite.Statement<[], number>;
  private readonly begin: Sqlite.Statement;
  private readonly end: Sqlite.Statement;

  constructor(sqlite: Sqlite.Database) {
    this.next = sqlite.prepare<[], number>('select coalesce(max(seq), 0) + 1 from exits').pluck();
    this.begin = sqlite.prepare('insert into journal_made values (?, null)');
    this.end = sqlite.prepare('update journal_made set last = (select max(seq) from exits) where last is null');
  }

  /** `make` adds exits and does nothing else to any. Returns the seq of the first; the others follow it without a gap. */
  during(make: () => void): number {
    const first = this.next.get() ?? 1;
    this.begin.run(first);
    make();
    this.end.run();
    return first;
  }
}
