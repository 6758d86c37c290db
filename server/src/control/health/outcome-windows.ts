// What exits did in the last while, exit by exit and pair of exit and site by pair: two halves of a window, of which the older one is let go.
// Bounded by what moved in it.
import type { SiteReading } from '../../core/health/latency-outlier.ts';
import type { ExitOutcomes } from '../../core/health/outlier.ts';
import type { ExitReport, SiteReport } from '../../link/messages.ts';

/** Half of the window, ms: between one and two halves are looked at. */
export const halfMs = 30_000;
/** Pairs of exit and site in a half; further ones are not counted. */
const mostPairs = 4_000;

interface Sum {
  a: number;
  b: number;
}
type Half = Map<string, Sum>;

export class OutcomeWindows {
  private outcomes: [Half, Half] = [new Map<string, Sum>(), new Map<string, Sum>()];
  private sites: [Half, Half] = [new Map<string, Sum>(), new Map<string, Sum>()];
  private turnedAt = 0;

  take(exits: readonly ExitReport[], sites: readonly SiteReport[], now: number): void {
    this.turn(now);
    for (const { id, ok, failed } of exits) if (ok + failed > 0) add(this.outcomes[0], id, ok, failed);
    for (const { exit, site, samples, ms } of sites) {
      const key = `${exit} ${site}`;
      if (this.sites[0].size < mostPairs || this.sites[0].has(key)) add(this.sites[0], key, samples, samples * ms);
    }
  }
  /** An exit that was taken out begins anew. */
  forget(exitId: string): void {
    for (const half of this.outcomes) half.delete(exitId);
    for (const half of this.sites)
      for (const key of half.keys()) if (key.startsWith(exitId) && key[exitId.length] === ' ') half.delete(key);
  }

  *exits(now: number): Generator<ExitOutcomes> {
    this.turn(now);
    const [young, old] = this.outcomes;
    for (const [exit, { a, b }] of young) {
      const before = old.get(exit);
      yield { exit, successes: a + (before?.a ?? 0), failures: b + (before?.b ?? 0) };
    }
    for (const [exit, { a, b }] of old) if (!young.has(exit)) yield { exit, successes: a, failures: b };
  }
  readings(now: number): SiteReading[] {
    this.turn(now);
    const [young, old] = this.sites;
    const found: SiteReading[] = [];
    for (const key of new Set([...young.keys(), ...old.keys()])) {
      const space = key.indexOf(' ');
      const samples = (young.get(key)?.a ?? 0) + (old.get(key)?.a ?? 0);
      const sum = (young.get(key)?.b ?? 0) + (old.get(key)?.b ?? 0);
      found.push({ exit: key.slice(0, space), site: key.slice(space + 1), samples, ms: sum / samples });
    }
    return found;
  }

  private turn(now: number): void {
    const halves = Math.floor((now - this.turnedAt) / halfMs);
    if (halves === 0) return;
    this.turnedAt = now;
    const fresh = (): Half => new Map<string, Sum>();
    this.outcomes = [fresh(), halves === 1 ? this.outcomes[0] : fresh()];
    this.sites = [fresh(), halves === 1 ? this.sites[0] : fresh()];
  }
}

function add(half: Half, key: string, a: number, b: number): void {
  const sum = half.get(key);
  if (sum === undefined) half.set(key, { a, b });
  else {
    sum.a += a;
    sum.b += b;
  }
}
