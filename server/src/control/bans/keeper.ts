// The keeper of site bans: the single owner of which exit is out at which site. Rules that fitted in a worker, clients' verdicts, people and the
// comparison of latencies go in; bans go out to all workers at once, and to storage in batches.
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { imposers } from '../../core/bans/verdict.ts';
import {
  type SiteBan,
  type SiteBanOrder,
  type SiteBanPair,
  type SiteBansHere,
  SiteBanTable,
} from '../../core/bans/table.ts';
import type { Inventory } from '../inventory-port.ts';
import type { SiteBansView } from '../running-port.ts';
import { BatchLoop } from '../telemetry/batch-loop.ts';

/** Time between two writes, ms; rows of one transaction. */
const writeMs = 500;
const rowLimit = 1_000;
const sweepMs = 60_000;
/** How long an exit that is far slower at a site than its peers stays away, and the longest that repeats make of it, ms. */
const slowBanMs = 300_000;
const slowMostBanMs = 3_600_000;

export interface SiteBanKeeperOptions {
  readonly inventory: Pick<Inventory, 'loadSiteBans' | 'saveSiteBans'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Tells all workers. */
  readonly tell: (put: readonly SiteBan[], lifted: readonly SiteBanPair[]) => void;
  /** A rule imposed a ban. */
  readonly hit: (ruleId: string) => void;
  /** Bans came or went: told once for many. */
  readonly changed: () => void;
  readonly most?: number;
}

export class SiteBanKeeper implements SiteBansView {
  private readonly options: SiteBanKeeperOptions;
  private readonly table: SiteBanTable;
  private readonly dirty = new Map<string, SiteBan>();
  private readonly gone = new Map<string, SiteBanPair>();
  private readonly loop: BatchLoop;
  private readonly stopSweeping: () => void;
  private failing = false;

  constructor(options: SiteBanKeeperOptions) {
    this.options = options;
    const { clock, most } = options;
    this.table = new SiteBanTable(most);
    this.loop = new BatchLoop(clock, writeMs, () => this.writeBatch());
    this.stopSweeping = clock.every(sweepMs, () => this.drop(this.table.sweep(clock.now())));
  }

  restore(): void {
    for (const ban of this.options.inventory.loadSiteBans()) this.table.put(ban);
  }
  close(): void {
    this.stopSweeping();
    this.loop.close();
  }

  active(): readonly SiteBan[] {
    return this.table.active(this.options.clock.now());
  }
  at(site: string): SiteBansHere | undefined {
    return this.table.at(site);
  }
  /** Everything that is remembered, for a worker that begins: repeats count there, too. */
  all(): readonly SiteBan[] {
    return this.table.active(-Infinity);
  }

  /** What rules found in a worker. Those that were out already are told to it again, so that it knows they are. */
  heard(orders: readonly SiteBanOrder[]): void {
    const bans = orders.map((order) => {
      const { ban, fresh } = this.take(order);
      if (fresh) this.options.hit(order.by);
      return ban;
    });
    this.options.tell(bans, []);
    this.options.changed();
  }
  impose(order: SiteBanOrder): SiteBan {
    const { ban } = this.take(order);
    this.options.tell([ban], []);
    this.atOnce();
    return ban;
  }
  /** The exit is far slower at this site than its peers; `reason` says how slow. */
  slowAt(exit: string, site: string, reason: string): SiteBan {
    return this.impose({ exit, site, by: imposers.latency, reason, banMs: slowBanMs, mostBanMs: slowMostBanMs });
  }
  lift(of: { readonly exit?: string | undefined; readonly site?: string | undefined }): number {
    const { exit, site } = of;
    const now = this.options.clock.now();
    const bans = this.table.liftAll({ exits: exit === undefined ? undefined : new Set([exit]), site });
    this.drop(bans);
    this.atOnce();
    return bans.filter(({ until }) => now < until).length;
  }
  /** These exits are gone. */
  forgetExits(exitIds: readonly string[]): void {
    if (exitIds.length === 0 || this.table.size === 0) return;
    const bans = this.table.liftAll({ exits: new Set(exitIds) });
    if (bans.length === 0) return;
    this.drop(bans);
    this.options.changed();
  }

  /** A ban that is not over stays as it is. */
  private take(order: SiteBanOrder): { readonly ban: SiteBan; readonly fresh: boolean } {
    const before = this.table.find(order.exit, order.site);
    const ban = this.table.impose(order, this.options.clock.now());
    const fresh = ban !== before;
    if (fresh) {
      this.dirty.set(keyOf(ban), ban);
      this.gone.delete(keyOf(ban));
    }
    return { ban, fresh };
  }
  private drop(bans: readonly SiteBan[]): void {
    if (bans.length === 0) return;
    this.forget(bans);
    this.options.tell([], bans);
  }
  private forget(bans: readonly SiteBan[]): void {
    for (const { exit, site } of bans) {
      const key = keyOf({ exit, site });
      this.dirty.delete(key);
      this.gone.set(key, { exit, site });
    }
  }
  /** Its first batch is stored before this returns. */
  private atOnce(): void {
    void this.loop.write();
    this.options.changed();
  }
  /** True when there is more. */
  private writeBatch(): boolean {
    const gone = firstOf(this.gone, rowLimit);
    const rows = firstOf(this.dirty, rowLimit - gone.length);
    if (rows.length + gone.length === 0) return false;
    try {
      this.options.inventory.saveSiteBans(rows, gone);
    } catch (error) {
      // They stay for the next time; workers hold them meanwhile.
      if (!this.failing) this.options.log.warn({ error }, 'site bans cannot be stored');
      this.failing = true;
      return false;
    }
    this.failing = false;
    for (const row of rows) this.dirty.delete(keyOf(row));
    for (const pair of gone) this.gone.delete(keyOf(pair));
    return this.dirty.size + this.gone.size > 0;
  }
}

const keyOf = ({ exit, site }: SiteBanPair): string => `${exit} ${site}`;

function firstOf<T>(map: ReadonlyMap<string, T>, most: number): T[] {
  const first: T[] = [];
  if (most > 0) for (const value of map.values()) if (first.push(value) === most) break;
  return first;
}
