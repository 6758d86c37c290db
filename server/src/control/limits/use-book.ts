// What proxy users used, by the day: bytes both ways as they passed, and refusals. The truth that caps are held against. Written down ten times
// a second; what was used in a period is the sum of its days, so that nothing is ever reset.
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { dayOf, type Period } from '../../core/limits/period.ts';
import type { UserDayRow, UserDaysTable } from '../../storage/user-days-table.ts';
import { BatchLoop } from '../telemetry/batch-loop.ts';

/** Time between two writes, ms: what a kill of control may forget, unless it is more than is written at once. */
export const useWriteMs = 100;
/** So much is written at once, bytes. */
export const unwrittenBytes = 1_000_000;
const rowLimit = 1_000;
/** Days in memory: a month and the week that makes a pace. Days on disk. */
const heldDays = 40;
const keptDays = 400;
/** Periods of one proxy user that are kept added up, besides the newest: day, month, pace. */
const mostSums = 3;

export interface Used {
  readonly bytes: number;
  readonly refused: number;
}
interface Sum extends Day, Period {}
interface Day {
  bytes: number;
  refused: number;
}

export interface UseBookOptions {
  readonly table: UserDaysTable;
  readonly clock: Clock;
  readonly log: Log;
}

export class UseBook {
  private readonly options: UseBookOptions;
  private readonly users = new Map<string, Map<number, Day>>();
  /** Sums of periods that are not over. */
  private readonly sums = new Map<string, readonly Sum[]>();
  /** `user day` of rows to write. */
  private readonly dirty = new Map<string, { readonly user: string; readonly day: number }>();
  private readonly loop: BatchLoop;
  private lastDay: number;
  /** The day on which old days were let go of last: that looks at all of them. */
  private forgotOn = 0;
  private failing = false;
  private unwritten = 0;

  constructor(options: UseBookOptions) {
    this.options = options;
    const { clock, table } = options;
    this.lastDay = dayOf(clock.now());
    for (const { user, day, bytes, refused } of table.since(this.lastDay - heldDays)) {
      this.of(user).set(day, { bytes, refused });
      // A clock that was set back waits for the days it knows: none is counted twice.
      this.lastDay = Math.max(this.lastDay, day);
    }
    this.loop = new BatchLoop(clock, useWriteMs, () => this.writeBatch());
  }

  /** The day it is; never one before. */
  today(): number {
    return (this.lastDay = Math.max(this.lastDay, dayOf(this.options.clock.now())));
  }

  add(user: string, bytes: number, refused: number): void {
    if (bytes === 0 && refused === 0) return;
    const day = this.today();
    const days = this.of(user);
    let at = days.get(day);
    if (at === undefined) {
      days.set(day, (at = { bytes: 0, refused: 0 }));
      for (const old of days.keys()) if (old < day - heldDays) days.delete(old);
    }
    at.bytes += bytes;
    at.refused += refused;
    for (const sum of this.sums.get(user) ?? []) {
      if (day < sum.first || day >= sum.end) continue;
      sum.bytes += bytes;
      sum.refused += refused;
    }
    this.dirty.set(`${user} ${day}`, { user, day });
    this.unwritten += bytes;
    // The first batch is stored before this returns.
    if (this.unwritten >= unwrittenBytes) void this.loop.write();
  }

  used(user: string, period: Period): Used {
    const known = this.sums.get(user)?.find((it) => it.first === period.first && it.end === period.end);
    return known ?? this.sum(user, period);
  }
  /** Added up once, and kept while the period lasts: what is added goes to both. */
  private sum(user: string, { first, end }: Period): Used {
    const sum: Sum = { first, end, bytes: 0, refused: 0 };
    for (const [day, at] of this.users.get(user) ?? []) {
      if (day < first || day >= end) continue;
      sum.bytes += at.bytes;
      sum.refused += at.refused;
    }
    if (first > this.lastDay || end <= this.lastDay) return sum;
    const others = (this.sums.get(user) ?? []).filter((it) => it.end > this.lastDay).slice(-mostSums);
    this.sums.set(user, [...others, sum]);
    return sum;
  }
  /** The first of these days on which something was used. */
  firstDay(user: string, { first, end }: Period): number | undefined {
    let found: number | undefined;
    for (const day of this.users.get(user)?.keys() ?? [])
      if (day >= first && day < end && (found === undefined || day < found)) found = day;
    return found;
  }
  /** The last write, at once. */
  close(): void {
    this.loop.close();
  }

  private of(user: string): Map<number, Day> {
    let days = this.users.get(user);
    if (days === undefined) this.users.set(user, (days = new Map<number, Day>()));
    return days;
  }
  private forgetOld(): void {
    if (this.forgotOn === this.lastDay) return;
    this.options.table.forget(this.lastDay - keptDays);
    this.forgotOn = this.lastDay;
  }
  private writeBatch(): boolean {
    this.unwritten = 0;
    const rows: UserDayRow[] = [];
    const keys: string[] = [];
    for (const [key, { user, day }] of this.dirty) {
      if (keys.push(key) > rowLimit) break;
      const at = this.users.get(user)?.get(day);
      if (at !== undefined) rows.push({ user, day, ...at });
    }
    if (keys.length === 0) return false;
    try {
      this.options.table.save(rows);
      this.forgetOld();
    } catch (error) {
      // They stay for the next time: caps are held against what is in memory meanwhile.
      if (!this.failing) this.options.log.error({ error }, 'what proxy users used cannot be stored');
      this.failing = true;
      return false;
    }
    this.failing = false;
    for (const key of keys.slice(0, rowLimit)) this.dirty.delete(key);
    return this.dirty.size > 0;
  }
}
