// The inventory: what is stored, as the running half (publish, health, telemetry) needs it.
import type { Settings } from '@gyre/shared/contract/settings';
import { gatewayOf } from '../../core/health/gateway.ts';
import type { SiteBan, SiteBanPair } from '../../core/bans/table.ts';
import type { ExitRecord, Frame, HealthChange, RuleRecord } from '../../core/snapshot/records.ts';
import type { Database } from '../../storage/database.ts';
import type { Seal } from '../../storage/seal.ts';
import type { SessionRow } from '../../storage/stores/session-store.ts';
import type { Stores } from '../../storage/stores/stores.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { holdsEverything } from '../catalogue/membership.ts';
import type {
  AlertShelf,
  Commit,
  ExitBrief,
  GatewayAndPools,
  HealthNow,
  Inventory,
  MinuteTraffic,
  ProbedPool,
  StoredHealth,
  StoredHealthEvent,
  StoredPlace,
  StoredRuleHits,
  StoredTraffic,
  UserTraffic,
} from '../inventory-port.ts';
import type { FreshPasswords } from './fresh-passwords.ts';
import type { HouseSettings } from './house-settings.ts';
import type { Ledger } from './ledger.ts';
import { StoredAlerts } from './stored-alerts.ts';
import {
  exitRecord,
  listenerRecord,
  openedBy,
  poolRecord,
  ruleRecord,
  siteBanRuleRecord,
  userRecord,
} from './records.ts';

export interface InventoryParts {
  readonly database: Database;
  readonly stores: Stores;
  readonly seal: Seal;
  readonly fresh: FreshPasswords;
  readonly catalogue: Catalogue;
  readonly ledger: Ledger;
  readonly house: HouseSettings;
  readonly verifierKey: string;
}

export class StoredInventory implements Inventory {
  private readonly parts: InventoryParts;
  private ruled: { readonly writes: number; readonly records: readonly RuleRecord[] } | undefined;
  private framed: { readonly revision: number; readonly frame: Frame } | undefined;

  readonly alerts: AlertShelf;

  constructor(parts: InventoryParts) {
    this.parts = parts;
    this.alerts = new StoredAlerts(parts.database, parts.stores, parts.seal);
  }

  revision(): number {
    return this.parts.stores.settings.revision();
  }
  settings(): Settings {
    return this.parts.house.read();
  }
  /** Read once for a revision: the running half and every part of a publication ask for it. */
  frame(): Frame {
    const revision = this.revision();
    if (this.framed?.revision !== revision) this.framed = { revision, frame: this.readFrame() };
    return this.framed.frame;
  }
  private readFrame(): Frame {
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
      rules: this.ruleRecords(),
      siteBanRules: stores.siteBanRules
        .all()
        .filter((it) => it.enabled)
        .map(siteBanRuleRecord),
      settings: { verifierKey, allowPrivateTargets, refusedPorts, ...limits },
    };
  }

  /** Those that are on: the same list until a rule is written, so that workers are told of them only then. */
  private ruleRecords(): readonly RuleRecord[] {
    const { rules } = this.parts.stores;
    if (this.ruled?.writes !== rules.writes) {
      const on = rules.all().filter((it) => it.enabled);
      this.ruled = { writes: rules.writes, records: on.map(ruleRecord) };
    }
    return this.ruled.records;
  }

  exitBriefs(): readonly ExitBrief[] {
    return Array.from(this.parts.catalogue.all(), ({ row: { id, adminState, template }, country }) => ({
      id,
      adminState,
      country,
      template,
    }));
  }
  exitRecords(after: string, limit: number, health?: HealthNow): readonly ExitRecord[] {
    const { stores, seal, catalogue } = this.parts;
    const sealed = stores.exits.sealedAfter(after, limit);
    const passwords = openedBy(seal, sealed);
    const records: ExitRecord[] = [];
    for (let i = 0; i < sealed.length; i++) {
      const entry = catalogue.find(sealed[i]!.id);
      if (entry !== undefined) records.push(exitRecord(entry, passwords[i]!, health?.(entry.row.id)));
    }
    return records;
  }
  exitRecordsOf(ids: readonly string[]): readonly ExitRecord[] {
    const { stores, seal, fresh, catalogue } = this.parts;
    const known = new Map<string, string>();
    for (const id of ids) {
      const password = fresh.take(id, catalogue.find(id)?.row.version);
      if (password !== undefined) known.set(id, password);
    }
    if (known.size < ids.length) {
      const sealed = stores.exits.sealedOf(ids.filter((id) => !known.has(id)));
      openedBy(seal, sealed).forEach((password, i) => known.set(sealed[i]!.id, password));
    }
    const records: ExitRecord[] = [];
    for (const id of ids) {
      const [entry, password] = [catalogue.find(id), known.get(id)];
      if (entry !== undefined && password !== undefined) records.push(exitRecord(entry, password));
    }
    return records;
  }
  sortAhead(): Promise<void> {
    return this.parts.catalogue.sortAhead();
  }
  gatewayAndPools(exitId: string): GatewayAndPools | undefined {
    const entry = this.parts.catalogue.find(exitId);
    return entry && { gateway: gatewayOf(entry.row.host, entry.row.port), pools: entry.pools };
  }
  probedPools(): readonly ProbedPool[] {
    const { pools, probeProfiles } = this.parts.stores;
    const byId = new Map(probeProfiles.all().map((it) => [it.id, it]));
    const sorted = [...pools.all()].sort((a, b) => (a.name < b.name ? -1 : 1));
    return sorted.flatMap((pool) => {
      const profile = pool.probeProfile === null ? undefined : byId.get(pool.probeProfile);
      return profile === undefined ? [] : [{ poolId: pool.id, everything: holdsEverything(pool), profile }];
    });
  }
  onCommit(listener: (commit: Commit) => void): void {
    this.parts.ledger.onCommit(listener);
  }

  loadHealth(): readonly StoredHealth[] {
    return this.parts.stores.health.all();
  }
  lastHealthEvent(): number {
    return this.parts.stores.healthEvents.lastSeq();
  }
  saveHealthEvents(rows: readonly StoredHealthEvent[], now: number): void {
    const { database, stores } = this.parts;
    database.write(() => stores.healthEvents.save(rows, now));
  }
  labelOf(exitId: string): string {
    const row = this.parts.catalogue.find(exitId)?.row;
    return row === undefined ? '' : row.label === '' ? `${row.host}:${row.port}` : row.label;
  }
  loadTraffic(): readonly StoredTraffic[] {
    return this.parts.stores.traffic.exits();
  }
  loadMinutes(sinceAt: number): readonly MinuteTraffic[] {
    return this.parts.stores.traffic.minutesSince(sinceAt);
  }
  healthMoved(changes: readonly HealthChange[]): void {
    for (const [exitId, state] of changes) this.parts.catalogue.setState(exitId, state);
  }
  saveHealth(rows: readonly StoredHealth[]): void {
    const { database, stores, catalogue, ledger } = this.parts;
    database.write(() => stores.health.save(rows));
    ledger.movedMembers(catalogue.takeHealth(rows));
  }
  saveTraffic(exits: readonly StoredTraffic[], users: readonly UserTraffic[], minutes: readonly MinuteTraffic[]): void {
    const { database, stores, catalogue, ledger } = this.parts;
    database.write(() => {
      stores.traffic.saveExits(exits);
      stores.traffic.addUsers(users);
      stores.traffic.saveMinutes(minutes);
    });
    ledger.movedMembers(catalogue.takeTraffic(exits));
  }

  loadPlaces(): readonly StoredPlace[] {
    const rows: StoredPlace[] = [];
    for (const { measured } of this.parts.catalogue.all()) if (measured !== undefined) rows.push(measured);
    return rows;
  }
  savePlaces(rows: readonly StoredPlace[]): void {
    const { database, stores, catalogue, ledger } = this.parts;
    database.write(() => stores.places.save(rows));
    ledger.moved(catalogue.takePlaces(rows));
  }

  saveRuleHits(rows: readonly StoredRuleHits[]): void {
    const { database, stores } = this.parts;
    database.write(() => stores.rules.addHits(rows));
  }
  saveSiteBanRuleHits(rows: readonly StoredRuleHits[]): void {
    const { database, stores } = this.parts;
    database.write(() => stores.siteBanRules.addHits(rows));
  }
  loadSiteBans(): readonly SiteBan[] {
    return this.parts.stores.siteBans.all();
  }
  saveSiteBans(rows: readonly SiteBan[], gone: readonly SiteBanPair[]): void {
    const { database, stores } = this.parts;
    database.write(() => stores.siteBans.save(rows, gone));
  }
  proxyUserName(id: string): string | undefined {
    return this.parts.stores.users.find(id)?.name;
  }
  loadSessions(): readonly SessionRow[] {
    return this.parts.stores.sessions.all();
  }
  saveSessions(rows: readonly SessionRow[], gone: readonly string[]): void {
    const { database, stores } = this.parts;
    database.write(() => stores.sessions.save(rows, gone));
  }
}
