// One exit in the catalogue: its row, the pools it is a member of, where it is, and the figures lists filter and sort by.
import type { HealthState, NetworkType } from '@gyre/shared/vocabulary';
import { driftOf } from '../../core/places/drift.ts';
import type { ExitRow } from '../../storage/stores/exit-rows.ts';
import type { PlaceRow } from '../../storage/stores/place-store.ts';
import { sharedTags } from './shared-tags.ts';

const noPools: readonly string[] = [];
/** Whether claimed and measured place agree; `none`: nothing was measured. */
export type Claim = 'same' | 'drift' | 'none';

export class Entry {
  row: ExitRow;
  /** Of the row, which never has another; one text for all exits of a gateway. */
  readonly host: string;
  /** Of the row; one list for all exits with the same tags. */
  tags: readonly string[];
  /** The label in lower case. */
  labelKey: string;
  /** Place of the label among all; kept by LabelRanks. */
  labelRank = 0;
  /** The label came or changed since ranks were given. */
  labelIsLate = false;
  /** Which one it was of all that came, since this process began: the seq of one that is gone may be given again. */
  arrival = 0;
  /** It is no longer in the catalogue. */
  gone = false;
  /** What bare words of a query are looked for in: label, gateway, username and tags in lower case. */
  haystack: string;
  /** Ids of its pools, besides those that hold everything. */
  pools: readonly string[] = noPools;
  measured: PlaceRow | undefined = undefined;
  claim: Claim = 'none';
  /** The measured place, when that is the one that counts. */
  private trusted: PlaceRow | undefined = undefined;
  /** As storage was told last: a few seconds old. */
  state: HealthState = 'unproven';
  ok = 0;
  failed = 0;
  upBytes = 0;
  downBytes = 0;
  latencyMs: number | null = null;
  usedAt: number | null = null;

  constructor(row: ExitRow, host = row.host) {
    this.row = row;
    this.host = host;
    this.tags = sharedTags(row.tags);
    this.labelKey = row.label.toLowerCase();
    this.haystack = haystackOf(row, this.labelKey);
  }

  take(row: ExitRow): void {
    this.row = row;
    this.tags = sharedTags(row.tags);
    this.labelKey = row.label.toLowerCase();
    this.haystack = haystackOf(row, this.labelKey);
    this.claim = claimOf(row, this.measured);
  }
  takeMeasured(measured: PlaceRow | undefined, counts: boolean): void {
    this.measured = measured;
    this.trusted = counts ? measured : undefined;
    this.claim = claimOf(this.row, measured);
  }

  /** Could be chosen now. */
  get eligible(): boolean {
    return this.row.adminState === 'enabled' && this.state !== 'ejected';
  }

  // The place that counts, fact by fact: what was measured, and where nothing was, what is claimed.
  get country(): string | null {
    return this.trusted?.country ?? this.row.country;
  }
  get region(): string | null {
    return this.trusted?.region ?? (this.isElsewhere ? null : this.row.region);
  }
  get city(): string | null {
    return this.trusted?.city ?? (this.isElsewhere ? null : this.row.city);
  }
  get asn(): number | null {
    return this.trusted?.asn ?? this.row.asn;
  }
  get type(): NetworkType | null {
    return this.trusted?.type ?? this.row.type;
  }
  /** The address targets see. */
  get ip(): string | null {
    return this.measured?.ipv4 ?? this.measured?.ipv6 ?? null;
  }
  /** In another country than claimed, where the claimed city cannot be. */
  private get isElsewhere(): boolean {
    const { country = null } = this.trusted ?? {};
    return country !== null && this.row.country !== null && country !== this.row.country;
  }
}

function claimOf(row: ExitRow, measured: PlaceRow | undefined): Claim {
  if (measured === undefined) return 'none';
  return driftOf(row, measured).length > 0 ? 'drift' : 'same';
}

/** Mostly the label itself: it is made of the rest when nobody gave one. */
function haystackOf({ host, port, username, tags }: ExitRow, labelKey: string): string {
  const gateway = `${host}:${port}`;
  const name = username.toLowerCase();
  const parts = [gateway, name].filter((it) => !labelKey.includes(it));
  return parts.length + tags.length === 0 ? labelKey : [labelKey, ...parts, ...tags].join('\n');
}
