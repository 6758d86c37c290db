// History: every change of an exit's health. The newest wait here for storage, and for those who watch; both take them in batches.
import type { HealthEvent } from '@gyre/shared/contract/health';
import type { HealthState } from '@gyre/shared/vocabulary';
import type { StoredHealthEvent } from '../inventory-port.ts';

/** Events that wait for storage or for watchers; beyond, the oldest are given up. */
const mostWaiting = 20_000;
/** Of one live event. */
export const mostTold = 100;

export interface EventFilter {
  readonly exitId?: string | undefined;
  readonly to?: HealthState | undefined;
}
export type Happened = Omit<StoredHealthEvent, 'seq'>;

export class HealthHistory {
  private waiting: StoredHealthEvent[] = [];
  private untold: StoredHealthEvent[] = [];
  private more = 0;
  private lastSeq: number;

  /** `lastSeq`: the greatest number that is stored. */
  constructor(lastSeq: number) {
    this.lastSeq = lastSeq;
  }

  add(event: Happened): void {
    const row = { ...event, seq: ++this.lastSeq };
    this.waiting.push(row);
    if (this.waiting.length > mostWaiting * 1.1) this.waiting = this.waiting.slice(-mostWaiting);
    this.untold.push(row);
    if (this.untold.length <= mostTold * 2) return;
    this.more += this.untold.length - mostTold;
    this.untold = this.untold.slice(-mostTold);
  }

  /** For those who watch: the newest since the last call, oldest first, and how many were left out. */
  takeUntold(labelOf: (exitId: string) => string): { readonly events: HealthEvent[]; readonly more: number } {
    const kept = this.untold.slice(-mostTold);
    const more = this.more + this.untold.length - kept.length;
    this.untold = [];
    this.more = 0;
    return { events: kept.map((it) => eventView(it, labelOf)), more };
  }
  /** For the writer: at most `limit`, oldest first. */
  takeEvents(limit: number): StoredHealthEvent[] {
    return this.waiting.splice(0, limit);
  }
  putEventsBack(rows: readonly StoredHealthEvent[]): void {
    this.waiting = [...rows, ...this.waiting].slice(-mostWaiting);
  }
  /** What storage does not have yet, newest first; `before` is a number. */
  unstored({ exitId, to }: EventFilter, before: number): readonly StoredHealthEvent[] {
    return this.waiting
      .filter(
        (it) => it.seq < before && (exitId === undefined || it.exitId === exitId) && (to === undefined || it.to === to),
      )
      .reverse();
  }
}

export function eventView({ seq, ...event }: StoredHealthEvent, labelOf: (exitId: string) => string): HealthEvent {
  return { id: String(seq), exitLabel: labelOf(event.exitId), ...event };
}
