// One exit in the catalogue: its row, the pools it is a member of, and the figures lists filter and sort by.
import type { HealthState } from '@gyre/shared/vocabulary';
import type { ExitRow } from '../../storage/stores/exit-rows.ts';

const noPools: readonly string[] = [];

export class Entry {
  row: ExitRow;
  /** The label in lower case. */
  labelKey: string;
  /** Ids of its pools, besides those that hold everything. */
  pools: readonly string[] = noPools;
  /** As storage was told last: a few seconds old. */
  state: HealthState = 'unproven';
  ok = 0;
  failed = 0;
  upBytes = 0;
  downBytes = 0;
  latencyMs: number | null = null;
  usedAt: number | null = null;

  constructor(row: ExitRow) {
    this.row = row;
    this.labelKey = row.label.toLowerCase();
  }

  /** Could be chosen now. */
  get eligible(): boolean {
    return this.row.adminState === 'enabled' && this.state !== 'ejected';
  }
}
