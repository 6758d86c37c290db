// Finished requests kept for Explain: failures as long as they fit, a sample of the others that cannot push them out, and the newest of all: what
// the Requests screen shows can be explained.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import type { Settings } from '@gyre/shared/contract/settings';
import { recentLimit } from '../telemetry/recent.ts';

export class KeptRequests {
  private readonly settings: () => Settings['requests'];
  /** In the order they came. */
  private readonly failures = new Map<string, RequestRow>();
  private readonly others = new Map<string, RequestRow>();
  private readonly newest = new Map<string, RequestRow>();
  private share = 0;

  constructor(settings: () => Settings['requests']) {
    this.settings = settings;
  }

  take(rows: readonly RequestRow[]): void {
    const { kept, samplePercent } = this.settings();
    const half = Math.max(1, Math.floor(kept / 2));
    for (const row of rows) {
      this.newest.set(row.id, row);
      if (!row.ok) this.failures.set(row.id, row);
      else if (this.isSampled(samplePercent)) this.others.set(row.id, row);
    }
    trim(this.failures, half);
    trim(this.others, half);
    trim(this.newest, recentLimit);
  }
  find(id: string): RequestRow | undefined {
    return this.failures.get(id) ?? this.others.get(id) ?? this.newest.get(id);
  }
  /** Newest first. */
  all(): RequestRow[] {
    return [...new Map([...this.failures, ...this.others, ...this.newest]).values()].sort((a, b) => b.at - a.at);
  }

  /** Every n-th, evenly. */
  private isSampled(percent: number): boolean {
    this.share += percent;
    if (this.share < 100) return false;
    this.share -= 100;
    return true;
  }
}

function trim(rows: Map<string, RequestRow>, most: number): void {
  for (const id of rows.keys()) {
    if (rows.size <= most) return;
    rows.delete(id);
  }
}
