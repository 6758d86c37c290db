// Places as they are stored: addresses that were measured, and what the databases say of them; again for all when the databases are other ones.
import { turn } from '../../base/turn.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { filled, type PlaceFacts, unknownPlace } from '../../core/places/facts.ts';
import type { Inventory, StoredPlace } from '../inventory-port.ts';

/** Time that measured places wait for neighbours, ms. */
export const placeBatchMs = 250;
const retryMs = 5_000;
/** Places looked up in one turn of the loop. */
const partSize = 500;

type Addresses = Pick<StoredPlace, 'ipv4' | 'ipv6'>;
export interface PlaceKeeperOptions {
  readonly inventory: Pick<Inventory, 'loadPlaces' | 'savePlaces'>;
  readonly lookup: (ip: string) => PlaceFacts | undefined;
  /** When an exit was measured last. */
  readonly measuredAt: (exitId: string) => number | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

export class PlaceKeeper {
  private readonly options: PlaceKeeperOptions;
  private pending = new Map<string, Addresses & { readonly measuredAt: number }>();
  private planned: (() => void) | undefined;
  /** Counts changes of the databases: an older walk over all places stops. */
  private generation = 0;
  private closed = false;

  constructor(options: PlaceKeeperOptions) {
    this.options = options;
  }

  put(exitId: string, { ipv4, ipv6 }: Addresses, measuredAt: number): void {
    this.pending.set(exitId, { ipv4, ipv6, measuredAt });
    this.plan(placeBatchMs);
  }

  /** Looks up every measured address again, a part at a time, and saves what is elsewhere now. */
  async lookUpAll(): Promise<void> {
    const generation = ++this.generation;
    const { inventory, log, measuredAt } = this.options;
    try {
      const places = inventory.loadPlaces();
      for (let at = 0; at < places.length && generation === this.generation && !this.closed; at += partSize) {
        const part = places.slice(at, at + partSize).filter((it) => measuredAt(it.exitId) === it.measuredAt);
        const now = part.map((it) => ({ ...it, ...this.factsOf(it) })).filter((it, i) => differs(it, part[i]!));
        if (now.length > 0) inventory.savePlaces(now);
        await turn();
      }
    } catch (error) {
      log.error({ error }, 'places could not be looked up again');
    }
  }
  /** What was measured is written. */
  close(): void {
    this.flush();
    this.closed = true;
    this.planned?.();
  }

  private plan(ms: number): void {
    this.planned ??= this.options.clock.after(ms, () => {
      this.planned = undefined;
      this.flush();
    });
  }
  private flush(): void {
    if (this.pending.size === 0) return;
    const taken = this.pending;
    this.pending = new Map();
    const rows = Array.from(taken, ([exitId, it]) => ({ exitId, ...it, ...this.factsOf(it) }));
    try {
      this.options.inventory.savePlaces(rows);
    } catch (error) {
      this.options.log.error({ error }, 'measured places could not be stored; trying again');
      this.pending = new Map([...taken, ...this.pending]);
      this.plan(retryMs);
    }
  }
  private factsOf({ ipv4, ipv6 }: Addresses): PlaceFacts {
    const { lookup } = this.options;
    const of = (ip: string | null): PlaceFacts => (ip === null ? undefined : lookup(ip)) ?? unknownPlace;
    return filled(of(ipv4), of(ipv6));
  }
}

const keys = Object.keys(unknownPlace) as readonly (keyof PlaceFacts)[];
const differs = (a: PlaceFacts, b: PlaceFacts): boolean => keys.some((key) => a[key] !== b[key]);
