// The inventory: what is stored, as the running half (publish, health, telemetry) needs it.
import type { Settings } from '@gyre/shared/contract/settings';
import type { ExitRecord, Frame } from '../../core/snapshot/records.ts';
import type { Database } from '../../storage/database.ts';
import type { Seal } from '../../storage/seal.ts';
import type { SealedExit } from '../../storage/stores/exit-store.ts';
import type { Stores } from '../../storage/stores/stores.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type {
  Commit,
  ExitBrief,
  Inventory,
  MinuteTraffic,
  StoredHealth,
  StoredTraffic,
  UserTraffic,
} from '../ports.ts';
import type { HouseSettings } from './house-settings.ts';
import type { Ledger } from './ledger.ts';
import { exitRecord, listenerRecord, poolRecord, userRecord } from './records.ts';

export interface InventoryParts {
  readonly database: Database;
  readonly stores: Stores;
  readonly seal: Seal;
  readonly catalogue: Catalogue;
  readonly ledger: Ledger;
  readonly house: HouseSettings;
  readonly verifierKey: string;
}

export class StoredInventory implements Inventory {
  private readonly parts: InventoryParts;

  constructor(parts: InventoryParts) {
    this.parts = parts;
  }

  revision(): number {
    return this.parts.stores.settings.revision();
  }
  settings(): Settings {
    return this.parts.house.read();
  }
  frame(): Frame {
    const { stores, house, verifierKey } = this.parts;
    const pools = stores.pools.all();
    const users = stores.users.all();
    const builtIn = pools.find((it) => it.builtIn)?.id ?? '';
    const { allowPrivateTargets, refusedPorts, limits } = house.read();
    const open = stores.listeners.all().filter((it) => it.enabled);
    return {
      pools: pools.map(poolRecord),
      users: users.map(userRecord),
      listeners: open.map((it) => listenerRecord(it, users.length > 0, builtIn)),
      settings: { verifierKey, allowPrivateTargets, refusedPorts, ...limits },
    };
  }

  exitBriefs(): readonly ExitBrief[] {
    return Array.from(this.parts.catalogue.all(), ({ row: { id, adminState, country } }) => ({
      id,
      adminState,
      country,
    }));
  }
  exitRecords(after: string, limit: number): readonly ExitRecord[] {
    return this.records(this.parts.stores.exits.sealedAfter(after, limit));
  }
  exitRecordsOf(ids: readonly string[]): readonly ExitRecord[] {
    const { exits } = this.parts.stores;
    return this.records(ids.map((id) => exits.findSealed(id)).filter((it) => it !== undefined));
  }
  onCommit(listener: (commit: Commit) => void): void {
    this.parts.ledger.onCommit(listener);
  }

  loadHealth(): readonly StoredHealth[] {
    return this.parts.stores.health.all();
  }
  loadTraffic(): readonly StoredTraffic[] {
    return this.parts.stores.traffic.exits();
  }
  loadMinutes(sinceAt: number): readonly MinuteTraffic[] {
    return this.parts.stores.traffic.minutesSince(sinceAt);
  }
  saveHealth(rows: readonly StoredHealth[]): void {
    const { database, stores, catalogue, ledger } = this.parts;
    database.write(() => stores.health.save(rows));
    ledger.moved(catalogue.takeHealth(rows));
  }
  saveTraffic(exits: readonly StoredTraffic[], users: readonly UserTraffic[], minutes: readonly MinuteTraffic[]): void {
    const { database, stores, catalogue, ledger } = this.parts;
    database.write(() => {
      stores.traffic.saveExits(exits);
      stores.traffic.addUsers(users);
      stores.traffic.saveMinutes(minutes);
    });
    ledger.moved(catalogue.takeTraffic(exits));
  }

  private records(sealed: readonly SealedExit[]): ExitRecord[] {
    const { catalogue, seal } = this.parts;
    const records: ExitRecord[] = [];
    for (const it of sealed) {
      const entry = catalogue.find(it.id);
      if (entry !== undefined) records.push(exitRecord(entry, it, seal));
    }
    return records;
  }
}
