// How long each exit took for each site since the last report: a table of fixed size, so that a million pairs cost what a few thousand do. Control
// compares exits with their peers at the same site by it.
import { hashOfTwo } from '../core/math/hash.ts';
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';
import { leastSiteSamples, type SiteReport } from '../link/messages.ts';
import { siteHashOf, siteNameOf } from './sites.ts';

/** Room for pairs: 2^12; places looked at for one pair. */
const pairs = 4096;
const ways = 4;
/** Pairs told at a time, those with the most samples. */
export const mostSites = 2_000;
/** Time between two reports of the table, ms. */
export const sitesMs = 5_000;

export class SiteReadings {
  private readonly exits = new Array<ExitEntry | undefined>(pairs).fill(undefined);
  private readonly hosts = new Array<string>(pairs).fill('');
  private readonly siteHashes = new Uint32Array(pairs);
  private readonly counts = new Uint32Array(pairs);
  private readonly sums = new Float64Array(pairs);
  private takenAt = 0;
  private any = false;

  observe(entry: ExitEntry, host: string, ms: number): void {
    const site = siteHashOf(host);
    const first = hashOfTwo(entry.hash, site) & (pairs - ways);
    for (let i = first; i < first + ways; i++) {
      const other = this.exits[i];
      if (other === undefined) {
        this.exits[i] = entry;
        this.hosts[i] = host;
        this.siteHashes[i] = site;
      } else if (other !== entry || this.siteHashes[i] !== site) continue;
      this.counts[i]!++;
      this.sums[i]! += ms;
      this.any = true;
      return;
    }
    // The bucket is full: the pair goes uncounted until the next report.
  }

  /** What there is when it is time, and the table is empty again. `now` is monotonic ms. */
  take(now: number): SiteReport[] {
    if (!this.any || now - this.takenAt < sitesMs) return [];
    this.takenAt = now;
    this.any = false;
    const reports: SiteReport[] = [];
    for (let i = 0; i < pairs; i++) {
      const samples = this.counts[i]!;
      if (samples >= leastSiteSamples) {
        const ms = Math.round((this.sums[i]! / samples) * 10) / 10;
        reports.push({ exit: this.exits[i]!.exit.id, site: siteNameOf(this.hosts[i]!), samples, ms });
      }
      this.exits[i] = undefined;
      this.counts[i] = this.sums[i] = 0;
    }
    if (reports.length > mostSites) reports.sort((a, b) => b.samples - a.samples).length = mostSites;
    return reports;
  }
}
