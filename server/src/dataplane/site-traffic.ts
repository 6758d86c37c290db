// What each proxy user asked of each site since the last report, how much of it failed and for which reason most, and what its bytes cost: a table
// of fixed size. What finds no place in it is counted as other sites, so sums are always right.
import { type FailureCode, failureCodes } from '@gyre/shared/vocabulary';
import { hashOf, hashOfTwo } from '../core/math/hash.ts';
import type { UserEntry } from '../core/snapshot/snapshot.ts';
import type { SiteTrafficReport } from '../link/messages.ts';
import { userRuntimeOf } from './runtime.ts';
import { siteHashOf, siteNameOf } from './sites.ts';

/** Room for pairs: 2^12; places looked at for one pair; the last place holds what found none. */
const pairs = 4096;
const ways = 8;
const others = pairs;
/** Pairs told at a time; time between two reports, ms. */
export const mostPairs = 1_000;
export const siteTrafficMs = 2_000;

const codeNumbers = new Map<FailureCode, number>(failureCodes.map((code, i) => [code, i]));

/** Who asked for what: an `Ask` is one. */
interface Asked {
  readonly caller: { readonly user: UserEntry | undefined };
  readonly target: { readonly host: string };
}

export class SiteTraffic {
  private readonly users = new Array<UserEntry | undefined>(pairs + 1).fill(undefined);
  private readonly hosts = new Array<string>(pairs + 1).fill('');
  private readonly siteHashes = new Uint32Array(pairs + 1);
  private readonly used = new Uint8Array(pairs + 1);
  private readonly ok = new Int32Array(pairs + 1);
  private readonly failed = new Uint32Array(pairs + 1);
  /** The code that outvoted the others, and by how many. */
  private readonly codes = new Uint8Array(pairs + 1);
  private readonly votes = new Uint32Array(pairs + 1);
  private readonly up = new Float64Array(pairs + 1);
  private readonly down = new Float64Array(pairs + 1);
  private readonly cost = new Float64Array(pairs + 1);
  private takenAt = 0;
  private any = false;

  asked(user: UserEntry | undefined, host: string): void {
    this.ok[this.placeOf(user, host)]!++;
  }
  failedWith(user: UserEntry | undefined, host: string, code: FailureCode): void {
    const i = this.placeOf(user, host);
    this.failed[i]!++;
    this.vote(i, codeNumbers.get(code) ?? 0);
  }
  /** An answer that had begun did not end well: it was counted as ok when it began. */
  broken(user: UserEntry | undefined, host: string, code: FailureCode): void {
    this.ok[this.placeOf(user, host)]!--;
    this.failedWith(user, host, code);
  }
  /** `price` per GB. */
  moved({ caller, target }: Asked, price: number, up: number, down: number): void {
    const i = this.placeOf(caller.user, target.host);
    this.up[i]! += up;
    this.down[i]! += down;
    this.cost[i]! += ((up + down) / 1e9) * price;
  }

  /** There is something, and it is time. `now` is monotonic ms. */
  isDue(now: number): boolean {
    return this.any && now - this.takenAt >= siteTrafficMs;
  }
  /** What there is when it is time, and the table is empty again. */
  take(now: number): SiteTrafficReport[] {
    if (!this.isDue(now)) return [];
    this.takenAt = now;
    this.any = false;
    const reports: SiteTrafficReport[] = [];
    for (let i = 0; i <= pairs; i++) if (this.used[i] === 1) reports.push(this.takeAt(i));
    if (reports.length <= mostPairs) return reports;
    reports.sort((a, b) => b.ok + b.failed - a.ok - a.failed);
    return [...reports.slice(0, mostPairs), sumOf(reports.slice(mostPairs))];
  }

  private placeOf(user: UserEntry | undefined, host: string): number {
    this.any = true;
    const site = siteHashOf(host);
    const first = hashOfTwo(user === undefined ? 0 : userHash(user), site) & (pairs - ways);
    for (let i = first; i < first + ways; i++) {
      if (this.used[i] === 0) {
        this.used[i] = 1;
        this.users[i] = user;
        this.hosts[i] = host;
        this.siteHashes[i] = site;
        return i;
      }
      if (this.siteHashes[i] === site && this.users[i]?.id === user?.id) return i;
    }
    this.used[others] = 1;
    return others;
  }
  /** Boyer and Moore: who has more than half of the votes is never lost. */
  private vote(i: number, code: number): void {
    if (this.votes[i] === 0) this.codes[i] = code;
    if (this.codes[i] === code) this.votes[i]!++;
    else this.votes[i]!--;
  }
  private takeAt(i: number): SiteTrafficReport {
    const failed = this.failed[i]!;
    const report = {
      user: this.users[i]?.name ?? '',
      site: i === others ? '' : siteNameOf(this.hosts[i]!),
      ok: this.ok[i]!,
      failed,
      code: failed > 0 ? (failureCodes[this.codes[i]!] ?? null) : null,
      upBytes: this.up[i]!,
      downBytes: this.down[i]!,
      cost: this.cost[i]!,
    };
    this.used[i] = this.ok[i] = this.failed[i] = this.votes[i] = this.up[i] = this.down[i] = this.cost[i] = 0;
    this.users[i] = undefined;
    this.hosts[i] = '';
    return report;
  }
}

function userHash(user: UserEntry): number {
  const runtime = userRuntimeOf(user);
  if (runtime.hash === 0) runtime.hash = hashOf(user.id);
  return runtime.hash;
}

function sumOf(reports: readonly SiteTrafficReport[]): SiteTrafficReport {
  const sum = { user: '', site: '', ok: 0, failed: 0, code: null, upBytes: 0, downBytes: 0, cost: 0 };
  for (const it of reports) {
    sum.ok += it.ok;
    sum.failed += it.failed;
    sum.upBytes += it.upBytes;
    sum.downBytes += it.downBytes;
    sum.cost += it.cost;
  }
  return sum;
}
