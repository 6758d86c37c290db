// Site bans: which exit is out at which site until when. A ban doubles with each repeat and good time takes repeats back, as ejection times do.
// Bounded; when it is full, the ban that was imposed longest ago goes. Pure: `now` is epoch ms. Selection asks by site, so bans are kept by site.

/** One exit not used for one site until a time. */
export interface SiteBan {
  readonly exit: string;
  readonly site: string;
  readonly since: number;
  readonly until: number;
  /** Bans in a row, this one included. */
  readonly repeats: number;
  /** The rule's id, or who said so. */
  readonly by: string;
  /** For people: what gave it away. */
  readonly reason: string;
}

/** Names a ban. */
export interface SiteBanPair {
  readonly exit: string;
  readonly site: string;
}
/** What a rule or a person says. */
export interface SiteBanOrder {
  readonly exit: string;
  readonly site: string;
  readonly by: string;
  readonly reason: string;
  /** How long the first ban is, and the longest that repeats make of it, ms. */
  readonly banMs: number;
  readonly mostBanMs: number;
}

/** Time without a ban after which one repeat is forgiven, ms. */
export const forgiveMs = 30 * 60_000;
const forgivenAt = (ban: SiteBan): number => ban.until + ban.repeats * forgiveMs;
const keyOf = (exit: string, site: string): string => `${site} ${exit}`;

/** What is remembered about one site, by exit. */
export type SiteBansHere = ReadonlyMap<string, SiteBan>;

/** The ban that keeps the exit out at `now` (epoch ms); undefined when it may go there. */
export function banOf(here: SiteBansHere, exit: string, now: number): SiteBan | undefined {
  const ban = here.get(exit);
  return ban !== undefined && now < ban.until ? ban : undefined;
}

export class SiteBanTable {
  /** In the order they were imposed. Bans that are over stay until their repeats are forgiven. */
  private readonly all = new Map<string, SiteBan>();
  private readonly bySite = new Map<string, Map<string, SiteBan>>();
  private readonly most: number;

  constructor(most = 200_000) {
    this.most = most;
  }

  get size(): number {
    return this.all.size;
  }

  /** Bans the exit for the site. While it is out already nothing changes: answers to requests under way do not make it longer. */
  impose(order: SiteBanOrder, now: number): SiteBan {
    const { exit, site, by, reason, banMs, mostBanMs } = order;
    const before = this.all.get(keyOf(exit, site));
    if (before !== undefined && now < before.until) return before;
    const forgiven = before === undefined ? 0 : Math.floor((now - before.until) / forgiveMs);
    const repeats = Math.max(0, (before?.repeats ?? 0) - forgiven) + 1;
    const until = now + Math.min(mostBanMs, banMs * 2 ** Math.min(30, repeats - 1));
    const ban: SiteBan = { exit, site, since: now, until, repeats, by, reason };
    this.put(ban);
    return ban;
  }
  /** Takes in a ban as it is: one that was kept, or that another process told of. */
  put(ban: SiteBan): void {
    const key = keyOf(ban.exit, ban.site);
    this.all.delete(key);
    this.all.set(key, ban);
    const exits = this.bySite.get(ban.site) ?? new Map<string, SiteBan>();
    this.bySite.set(ban.site, exits.set(ban.exit, ban));
    if (this.all.size > this.most) this.drop(this.all.values().next().value!);
  }

  isBanned(exit: string, site: string, now: number): boolean {
    const here = this.bySite.get(site);
    return here !== undefined && banOf(here, exit, now) !== undefined;
  }
  /** The ban, over or not, with its repeats; undefined when nothing is remembered. */
  find(exit: string, site: string): SiteBan | undefined {
    return this.bySite.get(site)?.get(exit);
  }
  /** All that are remembered about a site; undefined when nothing is: the usual case costs one look-up for a request, not one for each exit. */
  at(site: string): SiteBansHere | undefined {
    return this.bySite.get(site);
  }
  /** Bans that are not over at `now`, those imposed first first. */
  active(now: number): readonly SiteBan[] {
    return [...this.all.values()].filter(({ until }) => now < until);
  }

  /** Ends a ban and forgets its repeats: people say that the exit is welcome again. Whether there was one. */
  lift(exit: string, site: string): boolean {
    const ban = this.find(exit, site);
    if (ban !== undefined) this.drop(ban);
    return ban !== undefined;
  }
  /** Forgets exits that are gone, a site, or everything. Which bans. */
  liftAll(of: {
    readonly exits?: ReadonlySet<string> | undefined;
    readonly site?: string | undefined;
  }): readonly SiteBan[] {
    const bans = [...this.all.values()].filter(
      ({ exit, site }) => (of.exits === undefined || of.exits.has(exit)) && (of.site === undefined || of.site === site),
    );
    for (const ban of bans) this.drop(ban);
    return bans;
  }
  /** Forgets the bans whose repeats are forgiven. Which. */
  sweep(now: number): readonly SiteBan[] {
    const forgotten = [...this.all.values()].filter((ban) => forgivenAt(ban) <= now);
    for (const ban of forgotten) this.drop(ban);
    return forgotten;
  }

  private drop({ exit, site }: SiteBan): void {
    this.all.delete(keyOf(exit, site));
    const exits = this.bySite.get(site);
    exits?.delete(exit);
    if (exits?.size === 0) this.bySite.delete(site);
  }
}
