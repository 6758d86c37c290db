// Doubts: what a worker does before control has ejected an exit. One that just failed is avoided for a second, and tried again by one request or two,
// so that a dead exit costs a few retries and not its share of all traffic. Only a preference: where all are in doubt all are used.
import { type Failure, failures } from '../core/model/failure.ts';
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';
import { type Deadlines, unwatched, type Watched } from '../net/deadlines.ts';
import type { House } from './house.ts';

/** How long a failure is held against an exit, ms. */
const distrustMs = 1_000;

/** One reason more, or one less, to avoid an exit. */
export function doubt({ turn }: House, { load }: ExitEntry, more: 1 | -1): void {
  load.doubts += more;
  turn.doubts += more;
}

/** An attempt by this exit failed: control is told, and where the exit is to blame it is avoided for a while. Says whether it is. */
export function attemptFailed(house: House, entry: ExitEntry, { code }: Failure): boolean {
  house.reporter.attemptFailed(entry, code);
  const blamed = failures[code].origin === 'exit';
  if (blamed) new RecentFailure(house, entry);
  return blamed;
}

/** A failure, until it is old. */
export class RecentFailure implements Watched {
  deadlineAt = Infinity;
  checkTick = unwatched;
  checkPlace = 0;
  watchedBy: Deadlines | undefined;
  private readonly house: House;
  private readonly entry: ExitEntry;

  constructor(house: House, entry: ExitEntry) {
    this.house = house;
    this.entry = entry;
    doubt(house, entry, 1);
    house.late.set(this, distrustMs);
  }
  expired(): void {
    doubt(this.house, this.entry, -1);
  }
}
