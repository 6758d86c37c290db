// One page of a sorted list: the first entries behind a mark, found in one pass without sorting the rest.
import { exitSorts } from '@gyre/shared/contract/exits';
import { healthStates } from '@gyre/shared/vocabulary';
import type { Entry } from './entry.ts';
import type { Match } from './match.ts';

export type SortField = (typeof exitSorts)[number];
type Key = string | number | null;

/** The last entry of a page: what the next one starts behind. */
export interface Mark {
  readonly key: Key;
  readonly seq: number;
}
export interface Order {
  readonly field: SortField;
  readonly descending: boolean;
}

const keys: Readonly<Record<SortField, (entry: Entry) => Key>> = {
  label: (it) => it.labelKey,
  host: (it) => it.host,
  state: (it) => healthStates.indexOf(it.state),
  country: (it) => it.country,
  latency: (it) => it.latencyMs,
  priority: (it) => it.row.priority,
  price: (it) => it.row.price,
  ok: (it) => it.ok,
  failed: (it) => it.failed,
  used: (it) => it.usedAt,
  added: (it) => it.row.seq,
};

export const keyOf = (field: SortField): ((entry: Entry) => Key) => keys[field];

export function orderOf(sort: string): Order {
  const descending = sort.startsWith('-');
  const name = descending ? sort.slice(1) : sort;
  return { field: exitSorts.find((it) => it === name) ?? 'added', descending };
}

export function markOf(entry: Entry, { field }: Order): Mark {
  return { key: keys[field](entry), seq: entry.row.seq };
}

export interface PageWanted {
  readonly order: Order;
  /** The page starts behind this one. */
  readonly after: Mark | undefined;
  readonly limit: number;
  /** Undefined: everything matches. */
  readonly match?: Match | undefined;
}
export interface Page {
  readonly entries: readonly Entry[];
  /** All that match, on whatever page. */
  readonly total: number;
}

/**
 * The first `limit` of the entries that match, behind `after`, in order. Entries without a value come last either way. `entries` are mostly in the
 * order of their seq; those that are gone are left out.
 */
export function pageOf(entries: readonly Entry[], { order, after, limit, match }: PageWanted): Page {
  const key = keys[order.field];
  const sign = signOf(order);
  const heap = new Worst(limit, sign);
  let total = 0;
  const last = entries.length - 1;
  for (let i = 0; i <= last; i++) {
    // Those that come first among equals are met first: then the others push nobody out.
    const entry = entries[sign < 0 ? last - i : i]!;
    if (entry.gone || (match !== undefined && !match(entry))) continue;
    total++;
    const value = key(entry);
    const { seq } = entry.row;
    if (after !== undefined && compared(sign, value, seq, after) <= 0) continue;
    heap.offer(entry, value, seq);
  }
  return { entries: heap.sorted(), total };
}

type Sign = 1 | -1;
export const signOf = ({ descending }: Order): Sign => (descending ? -1 : 1);

/** Below 0: the first pair comes first. */
export function compared(sign: Sign, aKey: Key, aSeq: number, { key: bKey, seq: bSeq }: Mark): number {
  if (aKey === bKey) return (aSeq - bSeq) * sign;
  if (aKey === null) return 1;
  if (bKey === null) return -1;
  return aKey < bKey ? -sign : sign;
}

interface Kept {
  readonly entry: Entry;
  readonly key: Key;
  readonly seq: number;
}

/** A heap of the best so far, the worst of them on top. */
class Worst {
  private readonly kept: Kept[] = [];
  private readonly limit: number;
  private readonly sign: Sign;

  constructor(limit: number, sign: Sign) {
    this.limit = limit;
    this.sign = sign;
  }

  offer(entry: Entry, key: Key, seq: number): void {
    const { kept } = this;
    if (kept.length < this.limit) {
      kept.push({ entry, key, seq });
      if (kept.length === this.limit) kept.sort((a, b) => this.order(b, a));
      return;
    }
    const worst = kept[0];
    if (worst === undefined || compared(this.sign, key, seq, worst) >= 0) return;
    kept[0] = { entry, key, seq };
    this.sink();
  }
  sorted(): Entry[] {
    return [...this.kept].sort((a, b) => this.order(a, b)).map((it) => it.entry);
  }

  private order(a: Kept, b: Kept): number {
    return compared(this.sign, a.key, a.seq, b);
  }
  private sink(): void {
    const { kept } = this;
    const moving = kept[0]!;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= kept.length) break;
      if (child + 1 < kept.length && this.order(kept[child + 1]!, kept[child]!) > 0) child++;
      if (this.order(kept[child]!, moving) <= 0) break;
      kept[at] = kept[child]!;
      at = child;
    }
    kept[at] = moving;
  }
}
