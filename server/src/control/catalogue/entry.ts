// One exit in the catalogue: its row, the pools it is a member of, and the figures lists filter and sort by.
import type { HealthState } from '@gyre/shared/vocabulary';
import type { ExitRow } from '../../storage/stores/exit-rows.ts';

const noPools: readonly string[] = [];

export class Entry {
  row: ExitRow;
  /** The label in lower case. */
  labelKey: string;
  /** What bare words of a query are looked for in: label, gateway, username and tags in lower case. */
  haystack: string;
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
    this.haystack = haystackOf(row, this.labelKey);
  }

  take(row: ExitRow): void {
    this.row = row;
    this.labelKey = row.label.toLowerCase();
    this.haystack = haystackOf(row, this.labelKey);
  }

  /** Could be chosen now. */
  get eligible(): boolean {
    return this.row.adminState === 'enabled' && this.state !== 'ejected';
  }
}

/** Mostly the label itself: it is made of the rest when nobody gave one. */
function haystackOf({ host, port, username, tags }: ExitRow, labelKey: string): string {
  const gateway = `${host}:${port}`;
  const name = username.toLowerCase();
  const parts = [gateway, name].filter((it) => !labelKey.includes(it));
  return parts.length + tags.length === 0 ? labelKey : [labelKey, ...parts, ...tags].join('\n');
}
