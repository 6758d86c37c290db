// Latencies by exit and site in memory of a fixed size: a table of small buckets, in each of which the pair that was seen longest ago
// makes room for a new one. A lost pair costs one guess, so nothing is ever moved or grown.
import { hashOfTwo } from './hash.ts';
import { peakEwma } from './peak-ewma.ts';

/** Pairs in a bucket; 4 × 16 bytes are one line of memory. */
const ways = 4;

export class SiteLatency {
  /** Hash of the exit and of the site; both 0 = free. */
  private readonly exits: Uint32Array;
  private readonly sites: Uint32Array;
  private readonly averages: Float32Array;
  /** Whole ms since the first observation, modulo 2^32. */
  private readonly seenAt: Uint32Array;
  private readonly mask: number;
  private startedAt: number | undefined;

  /** Room for 2^bits pairs of 16 bytes each. */
  constructor(bits = 16) {
    const pairs = 2 ** Math.max(bits, 2);
    this.exits = new Uint32Array(pairs);
    this.sites = new Uint32Array(pairs);
    this.averages = new Float32Array(pairs).fill(NaN);
    this.seenAt = new Uint32Array(pairs);
    this.mask = pairs - ways;
  }

  /** Takes in how long the exit took for the site; `now` is monotonic ms. */
  observe(exitHash: number, siteHash: number, ms: number, now: number): void {
    const at = (now - (this.startedAt ??= now)) >>> 0;
    let pair = this.find(exitHash, siteHash);
    if (pair < 0) {
      pair = this.stalest(exitHash, siteHash, at);
      this.exits[pair] = exitHash;
      this.sites[pair] = siteHash;
      this.averages[pair] = NaN;
    }
    this.averages[pair] = peakEwma(this.averages[pair]!, ms, (at - this.seenAt[pair]!) >>> 0);
    this.seenAt[pair] = at;
  }

  /** The peak-sensitive average in ms; NaN when unknown. */
  of(exitHash: number, siteHash: number): number {
    const pair = this.find(exitHash, siteHash);
    return pair < 0 ? NaN : this.averages[pair]!;
  }

  private bucket(exitHash: number, siteHash: number): number {
    return hashOfTwo(exitHash, siteHash) & this.mask;
  }
  private find(exitHash: number, siteHash: number): number {
    const first = this.bucket(exitHash, siteHash);
    for (let pair = first; pair < first + ways; pair++)
      if (this.exits[pair] === exitHash && this.sites[pair] === siteHash) return pair;
    return -1;
  }
  /** A free pair of the bucket, else the one that was seen longest ago. */
  private stalest(exitHash: number, siteHash: number, at: number): number {
    const first = this.bucket(exitHash, siteHash);
    let stalest = first;
    let longest = -1;
    for (let pair = first; pair < first + ways; pair++) {
      const since = Number.isNaN(this.averages[pair]!) ? Infinity : (at - this.seenAt[pair]!) >>> 0;
      if (since > longest) {
        longest = since;
        stalest = pair;
      }
    }
    return stalest;
  }
}
