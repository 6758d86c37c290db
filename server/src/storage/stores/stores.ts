// All stores over one database.
import type { Database } from '../database.ts';
import { AdminStore } from './admin-store.ts';
import { ChangeStore } from './change-store.ts';
import { ExitStore } from './exit-store.ts';
import { HealthStore } from './health-store.ts';
import { ListenerStore } from './listener-store.ts';
import { PlaceStore } from './place-store.ts';
import { PoolStore } from './pool-store.ts';
import { ProxyUserStore } from './proxy-user-store.ts';
import { RuleStore } from './rule-store.ts';
import { SessionStore } from './session-store.ts';
import { SettingsStore } from './settings-store.ts';
import { TokenStore } from './token-store.ts';
import { TrafficStore } from './traffic-store.ts';

export interface Stores {
  readonly exits: ExitStore;
  readonly pools: PoolStore;
  readonly users: ProxyUserStore;
  readonly listeners: ListenerStore;
  readonly rules: RuleStore;
  readonly sessions: SessionStore;
  readonly settings: SettingsStore;
  readonly admins: AdminStore;
  readonly tokens: TokenStore;
  readonly changes: ChangeStore;
  readonly health: HealthStore;
  readonly places: PlaceStore;
  readonly traffic: TrafficStore;
}

export function openStores(database: Database): Stores {
  return {
    exits: new ExitStore(database),
    pools: new PoolStore(database),
    users: new ProxyUserStore(database),
    listeners: new ListenerStore(database),
    rules: new RuleStore(database),
    sessions: new SessionStore(database),
    settings: new SettingsStore(database),
    admins: new AdminStore(database),
    tokens: new TokenStore(database),
    changes: new ChangeStore(database),
    health: new HealthStore(database),
    places: new PlaceStore(database),
    traffic: new TrafficStore(database),
  };
}
