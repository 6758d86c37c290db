// The limits of proxy users in control: the book of what they used, the granter that holds it against their caps, and what others ask of both.
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { capOf, isCapped, periodOf } from '../../core/limits/period.ts';
import type { ProxyUserRecord } from '../../core/snapshot/records.ts';
import type { UserDaysTable } from '../../storage/user-days-table.ts';
import type { LimitsView } from '../running-port.ts';
import { Granter } from './granter.ts';
import type { NearCap } from './near.ts';
import { amountText, roomOf, spentOf } from './room.ts';
import { UseBook } from './use-book.ts';
import { type Use, type UseAsked, useOf } from './use-view.ts';

/** Percent of a cap that are worth a word; time between two looks at all caps, ms. */
export const nearPercent = 80;
const lookMs = 2_000;

export class Limits implements LimitsView {
  readonly book: UseBook;
  readonly granter: Granter;
  private readonly clock: Clock;
  private users: readonly ProxyUserRecord[] = [];
  private nearest: readonly NearCap[] = [];
  private lookedAt = -Infinity;

  constructor({ table, clock, log }: { readonly table: UserDaysTable; readonly clock: Clock; readonly log: Log }) {
    this.clock = clock;
    this.book = new UseBook({ table, clock, log });
    this.granter = new Granter(this.book, clock);
  }

  /** The proxy users there are, from now on. */
  follow(users: readonly ProxyUserRecord[]): void {
    this.users = users.filter(({ caps }) => caps !== undefined && isCapped(caps));
    this.lookedAt = -Infinity;
    this.granter.follow(this.users);
  }

  useOf(asked: UseAsked): Use {
    return useOf(asked, this.book, this.clock.now());
  }
  spent(userId: string): { readonly until: number; readonly why: string } | undefined {
    const caps = this.users.find(({ id }) => id === userId)?.caps;
    if (caps === undefined || roomOf(caps, userId, this.book) > 0) return undefined;
    return spentOf(caps, userId, this.book);
  }
  /** The fullest first. */
  near(): readonly NearCap[] {
    const now = this.clock.monotonic();
    if (now - this.lookedAt < lookMs) return this.nearest;
    this.lookedAt = now;
    const found = this.users.flatMap((it) => this.nearOf(it));
    return (this.nearest = found.sort((a, b) => b.percent - a.percent));
  }

  close(): void {
    this.granter.close();
    this.book.close();
  }

  private nearOf({ id, name, caps }: ProxyUserRecord): NearCap[] {
    const near: NearCap[] = [];
    for (const kind of ['day', 'month'] as const) {
      const cap = capOf(caps!, kind);
      if (cap === null) continue;
      const { bytes } = this.book.used(id, periodOf(kind, this.book.today(), caps!.resetDay));
      const percent = Math.floor((bytes / cap) * 100);
      if (percent >= nearPercent) near.push({ user: id, name, kind, capText: amountText(cap), percent });
    }
    return near;
  }
}
