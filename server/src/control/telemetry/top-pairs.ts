// Sums by proxy user and site within one step of time, in bounded memory: when there are too many pairs, the small ones are joined to other sites,
// so that sums stay right and whoever matters stays.
import type { SiteTrafficReport } from '../../link/messages.ts';
import type { SiteTrafficRow } from '../../storage/site-traffic-table.ts';

type Sum = { -readonly [K in keyof SiteTrafficRow]: SiteTrafficRow[K] };

export class TopPairs {
  private readonly most: number;
  private readonly pairs = new Map<string, Sum>();

  /** Keeps `most` pairs when it must choose, and up to twice as many before. */
  constructor(most: number, rows: readonly SiteTrafficRow[] = []) {
    this.most = most;
    for (const row of rows) this.pairs.set(keyOf(row), { ...row });
  }

  add(it: SiteTrafficReport): void {
    this.merge({ ...it, votes: it.failed, bytes: it.upBytes + it.downBytes });
    if (this.pairs.size > this.most * 2) this.prune();
  }
  /** The pairs that matter most, and the rest as other sites. */
  rows(): readonly SiteTrafficRow[] {
    if (this.pairs.size > this.most) this.prune();
    return [...this.pairs.values()];
  }

  private merge({ user, site, ok, failed, code, votes, bytes, cost }: SiteTrafficRow): void {
    const key = keyOf({ user, site });
    const sum = this.pairs.get(key);
    if (sum === undefined) {
      this.pairs.set(key, { user, site, ok, failed, code, votes, bytes, cost });
      return;
    }
    sum.ok += ok;
    sum.failed += failed;
    sum.bytes += bytes;
    sum.cost += cost;
    // The code that has more than half of the failures wins.
    if (code === null) return;
    if (sum.code === code || sum.code === null) sum.votes += votes;
    else sum.votes -= votes;
    if (sum.code === null || sum.votes < 0) sum.code = code;
    sum.votes = Math.abs(sum.votes);
  }
  private prune(): void {
    const sorted = [...this.pairs.values()].sort((a, b) => weightOf(b) - weightOf(a));
    for (const it of sorted.slice(this.most - 1)) {
      this.pairs.delete(keyOf(it));
      this.merge({ ...it, user: '', site: '', code: null, votes: 0 });
    }
  }
}

const keyOf = ({ user, site }: Pick<SiteTrafficRow, 'user' | 'site'>): string => `${user}\n${site}`;
/** A failure matters more than a success; ten megabytes as much as a request. */
const weightOf = ({ ok, failed, bytes }: SiteTrafficRow): number => ok + failed * 10 + bytes / 1e7;
