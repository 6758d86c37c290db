// All stores over one database.
import type { Database } from '../database.ts';
import { JournalRows } from '../journal/journal-rows.ts';
import { AdminStore } from './admin-store.ts';
import { AlertStore, WebhookStore } from './alert-store.ts';
import { ChangeStore } from './change-store.ts';
import { ExitStore } from './exit-store.ts';
import { HealthEventStore } from './health-event-store.ts';
import { HealthStore } from './health-store.ts';
import { ListenerStore } from './listener-store.ts';
import { PlaceStore } from './place-store.ts';
import { PoolStore } from './pool-store.ts';
import { ProbeProfileStore } from './probe-profile-store.ts';
import { ProxyUserStore } from './proxy-user-store.ts';
import { RuleStore } from './rule-store.ts';
import { SessionStore } from './session-store.ts';
import { SettingsStore } from './settings-store.ts';
import { SiteBanRuleStore } from './site-ban-rule-store.ts';
import { SiteBanStore } from './site-ban-store.ts';
import { TokenStore } from './token-store.ts';
import { TrafficStore } from './traffic-store.ts';
import { ViewStore } from './view-store.ts';

export interface Stores {
  readonly exits: ExitStore;
  readonly pools: PoolStore;
  readonly probeProfiles: ProbeProfileStore;
  readonly users: ProxyUserStore;
  readonly listeners: ListenerStore;
  readonly rules: RuleStore;
  readonly sessions: SessionStore;
  readonly siteBans: SiteBanStore;
  readonly siteBanRules: SiteBanRuleStore;
  readonly settings: SettingsStore;
  readonly admins: AdminStore;
  readonly tokens: TokenStore;
  readonly changes: ChangeStore;
  readonly journalRows: JournalRows;
  readonly alerts: AlertStore;
  readonly webhooks: WebhookStore;
  readonly health: HealthStore;
  readonly healthEvents: HealthEventStore;
  readonly places: PlaceStore;
  readonly traffic: TrafficStore;
  readonly views: ViewStore;
}

export function openStores(database: Database): Stores {
  return {
    exits: new ExitStore(database),
    pools: new PoolStore(database),
    probeProfiles: new ProbeProfileStore(database),
    users: new ProxyUserStore(database),
    listeners: new ListenerStore(database),
    rules: new RuleStore(database),
    sessions: new SessionStore(database),
    siteBans: new SiteBanStore(database),
    siteBanRules: new SiteBanRuleStore(database),
    settings: new SettingsStore(database),
    admins: new AdminStore(database),
    tokens: new TokenStore(database),
    changes: new ChangeStore(database),
    journalRows: new JournalRows(database.sqlite),
    alerts: new AlertStore(database),
    webhooks: new WebhookStore(database),
    health: new HealthStore(database),
    healthEvents: new HealthEventStore(database),
    places: new PlaceStore(database),
    traffic: new TrafficStore(database),
    views: new ViewStore(database),
  };
}
