// Places: the databases, the watch over their folder, the measurer and what it learns, put together for the running half.
import type { Settings } from '@gyre/shared/contract/settings';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { Chance } from '../../base/random.ts';
import { openGround } from '../../outbound/open-ground.ts';
import type { Keeper } from '../health/keeper.ts';
import type { Inventory } from '../inventory-port.ts';
import type { PlacesView, ProbeNow } from '../running-port.ts';
import { askEcho } from './ask-echo.ts';
import { builtInDatabases } from './built-in.ts';
import { PlaceDatabases } from './database.ts';
import { Measurer } from './measurer.ts';
import { PlaceKeeper } from './place-keeper.ts';
import { FolderWatch } from './watch.ts';

export interface PlacesOptions {
  /** Where the operator's own databases are. */
  readonly folder: string;
  readonly inventory: Pick<Inventory, 'exitRecordsOf' | 'loadPlaces' | 'savePlaces'>;
  readonly keeper: Pick<Keeper, 'onSchedule' | 'exitIds'>;
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}

export class Places implements PlacesView {
  private readonly measurer: Measurer;
  private readonly files: PlaceDatabases;
  private readonly places: PlaceKeeper;
  private readonly options: PlacesOptions;
  private watch: FolderWatch | undefined;
  private inForce: string;
  private closed = false;

  constructor(options: PlacesOptions) {
    const { folder, inventory, keeper, settings, clock, chance, log } = options;
    this.options = options;
    this.inForce = JSON.stringify(settings().places);
    this.files = new PlaceDatabases({ folder, builtIn: builtInDatabases(), clock, log });
    // Echo targets are set by admins: they may be on this machine or network, where clients may not go.
    const ground = openGround(() => undefined);
    this.measurer = new Measurer({
      ...{ clock, chance, log, keeper, inventory, settings: () => settings().places },
      ask: (exit, target) => askEcho(exit, target, { ground, timeoutMs: settings().probe.timeoutMs }),
      seen: (exitId, seen, measuredAt) => this.places.put(exitId, seen, measuredAt),
    });
    this.places = new PlaceKeeper({
      ...{ inventory, clock, log, lookup: (ip) => this.files.lookup(ip) },
      measuredAt: (exitId) => this.measurer.measuredAt(exitId),
    });
    this.files.onChange = () => void this.places.lookUpAll();
  }

  /** Before exits are known. */
  restore(): void {
    this.measurer.restore(this.options.inventory.loadPlaces());
  }
  /** Reads the databases, then measures. */
  async start(): Promise<void> {
    const { folder, clock } = this.options;
    await this.files.reload();
    if (this.closed) return;
    this.watch = new FolderWatch({ folder, clock, changed: () => void this.files.look() });
    this.measurer.start();
  }
  close(): void {
    this.closed = true;
    this.watch?.close();
    this.files.close();
    this.measurer.close();
    this.places.close();
  }

  /** The exit is new, or its state is another one. */
  schedule(exitId: string): void {
    this.measurer.schedule(exitId);
  }
  /** An exit that somebody asked about works. */
  measureSoon(exitId: string): void {
    this.measurer.measureSoon([exitId]);
  }
  /** The way to these exits changed. */
  renew(exitIds: readonly string[]): void {
    this.measurer.renew(exitIds);
  }
  forget(exitIds: readonly string[]): void {
    this.measurer.forget(exitIds);
  }
  settingsChanged(): void {
    const now = JSON.stringify(this.options.settings().places);
    if (now === this.inForce) return;
    this.inForce = now;
    this.measurer.settingsChanged();
  }

  databases(): ReturnType<PlacesView['databases']> {
    return this.files.list();
  }
  lookup(ip: string): ReturnType<PlacesView['lookup']> {
    return this.files.lookup(ip);
  }
  reload(): Promise<void> {
    return this.files.reload();
  }

  /** Probing as people ask for it: what works is measured right afterwards. */
  measuring(prober: ProbeNow): ProbeNow {
    return {
      probe: async (exitId) => {
        const outcome = await prober.probe(exitId);
        if (outcome.ok) this.measurer.measureSoon([exitId]);
        return outcome;
      },
      probeSoon: (exitIds) => {
        prober.probeSoon(exitIds);
        this.measurer.measureSoon(exitIds);
      },
      figures: () => prober.figures(),
    };
  }
}
