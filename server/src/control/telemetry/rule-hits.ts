// Rule hits: how often each routing rule decided since it was last stored. Reports add, storage takes in batches, a few seconds late.
import { BatchLoop } from './batch-loop.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { StoredRuleHits } from '../inventory-port.ts';
import type { RuleHitsView } from '../running-port.ts';

/** Time between two writes, ms; rows of one transaction. */
export const hitsWriteMs = 3_000;
const rowLimit = 1_000;

export interface RuleHitsOptions {
  readonly inventory: { saveRuleHits(rows: readonly StoredRuleHits[]): void };
  readonly clock: Clock;
  readonly log: Log;
}

export class RuleHits implements RuleHitsView {
  private readonly options: RuleHitsOptions;
  private readonly waiting = new Map<string, StoredRuleHits>();
  private readonly loop: BatchLoop;
  private failing = false;

  constructor(options: RuleHitsOptions) {
    this.options = options;
    this.loop = new BatchLoop(options.clock, hitsWriteMs, () => this.writeBatch());
  }

  /** What a worker counted since its last report. */
  take(rows: readonly { readonly id: string; readonly hits: number }[]): void {
    const lastHitAt = this.options.clock.now();
    for (const { id, hits } of rows) this.add({ id, hits, lastHitAt });
  }
  of(ruleId: string): { readonly hits: number; readonly lastHitAt: number | null } {
    return this.waiting.get(ruleId) ?? none;
  }

  /** Stores what there is; batches follow each other until nothing is left. */
  write(): Promise<void> {
    return this.loop.write();
  }
  /** The last write, at once. */
  close(): void {
    this.loop.close();
  }

  /** True when there is more. */
  private writeBatch(): boolean {
    const rows: StoredRuleHits[] = [];
    for (const row of this.waiting.values()) if (rows.push(row) === rowLimit) break;
    if (rows.length === 0) return false;
    try {
      this.options.inventory.saveRuleHits(rows);
    } catch (error) {
      if (!this.failing) this.options.log.error({ error }, 'hits of rules cannot be stored');
      this.failing = true;
      return false;
    }
    this.failing = false;
    for (const { id } of rows) this.waiting.delete(id);
    return this.waiting.size > 0;
  }
  private add({ id, hits, lastHitAt }: StoredRuleHits): void {
    this.waiting.set(id, { id, hits: hits + (this.waiting.get(id)?.hits ?? 0), lastHitAt });
  }
}

const none = { hits: 0, lastHitAt: null };
