// Composition of the services over one database: what the API binds, what the running half reads, and what main needs at start.
import { silentLog, type Log } from '../../base/log.ts';
import type { Database } from '../../storage/database.ts';
import type { Seal } from '../../storage/seal.ts';
import { openStores } from '../../storage/stores/stores.ts';
import type { BackupRoom } from '../backups/room.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import type { ReadDocument } from '../import-seam.ts';
import type { Running } from '../running-port.ts';
import { AdminAccounts } from './accounts.ts';
import { Bearers } from './admins/bearers.ts';
import { ClaimCode } from './admins/claim-code.ts';
import { Sessions } from './admins/sessions.ts';
import { takeBackBroken } from './broken-imports.ts';
import type { Actor } from './context.ts';
import { Entropy, type RandomBytes } from './entropy.ts';
import { FreshPasswords } from './fresh-passwords.ts';
import { openVerifierKey } from './house-keys.ts';
import { HouseSettings } from './house-settings.ts';
import { ImportRuns } from './import-runs.ts';
import { StoredInventory } from './inventory.ts';
import { Ledger } from './ledger.ts';
import { ensureFlagListener } from './listeners/from-flags.ts';
import type { Parts } from './parts.ts';
import { seed } from './seed.ts';
import type { Services } from './services.ts';
import { createVerbs } from './verbs.ts';
import { WrittenRuns } from './written-runs.ts';

export interface ServicesOptions {
  readonly database: Database;
  readonly seal: Seal;
  /** Reads documents of exits (control/import). */
  readonly readDocument: ReadDocument;
  /** Bound late: asked at every call; undefined while the running half is not there. */
  readonly running?: () => Running | undefined;
  /** GYRE_ADMIN_TOKEN. */
  readonly adminToken?: string | undefined;
  /** GYRE_ADMIN_USERNAME and GYRE_ADMIN_PASSWORD: the first admin, if there is none. */
  readonly admin?: { readonly username: string; readonly password: string } | undefined;
  /** GYRE_ALLOW_PRIVATE_TARGETS, when it is set; wins over the setting. */
  readonly allowPrivateTargets?: boolean | undefined;
  /** GYRE_CONFIG_SECRET_…: what a configuration document may name for a secret. */
  readonly configSecrets?: ReadonlyMap<string, string> | undefined;
  readonly backups?: BackupRoom | undefined;
  readonly now?: () => number;
  readonly randomBytes?: RandomBytes;
  readonly log?: Log;
}

export interface HouseServices extends Services {
  /** Writes down that what is here now was restored: the database itself cannot know. */
  noteRestored(actor: Actor, summary: string): void;
  /** What claims this installation; undefined once there is an admin. */
  claimCode(): string | undefined;
  /** Takes back what imports left that broke off. Call it when the running half listens. */
  takeBackBroken(): Promise<void>;
  /** Makes or moves the listener that --proxy names. Call it at every start, before workers join. */
  ensureFlagListener(host: string, port: number): void;
}

/** @throws Impossible when the sealing key does not fit the database, or the admin of the environment will not do. */
export function createServices(options: ServicesOptions): HouseServices {
  const { database, seal, readDocument, running = () => undefined, log = silentLog, now = Date.now } = options;
  const entropy = new Entropy(options.randomBytes);
  const stores = openStores(database);
  const verifierKey = openVerifierKey(stores.settings, seal, entropy);
  const settings = new HouseSettings(stores.settings, options.allowPrivateTargets);
  const catalogue = new Catalogue();
  catalogue.load(stores, settings.read().places.counts);
  const ledger = new Ledger({ database, stores, seal, catalogue, entropy, now });
  const fresh = new FreshPasswords();
  const failed = (error: unknown): void => log.error({ error }, 'a large write could not go on');
  const runs = new WrittenRuns({ database, stores, ledger, now, running, failed });
  const parts: Parts = {
    stores,
    seal,
    fresh,
    ledger,
    catalogue,
    settings,
    entropy,
    now,
    running,
    runs,
    imports: new ImportRuns({ entropy, now, moved: () => running()?.importRunMoved() }),
    log,
    backups: options.backups,
    configSecrets: options.configSecrets ?? new Map(),
  };
  seed(parts);
  const accounts = openAccounts(parts, options);
  return {
    verbs: createVerbs(parts, verifierKey, readDocument),
    accounts,
    inventory: new StoredInventory({ database, stores, seal, fresh, catalogue, ledger, house: settings, verifierKey }),
    noteRestored: (actor, summary) =>
      ledger.note(actor, { noun: 'backups', action: 'restore', objectId: null, summary }, () => {}),
    takeBackBroken: () => takeBackBroken(parts),
    claimCode: () => accounts.claimCode(),
    ensureFlagListener: (host, port) => ensureFlagListener(parts, host, port),
  };
}

function openAccounts(parts: Parts, { database, adminToken, admin }: ServicesOptions): AdminAccounts {
  const { stores, seal, ledger, entropy, now, log } = parts;
  const failed = (error: unknown): void => log.warn({ error }, 'who was here cannot be written down');
  const accounts = new AdminAccounts({
    ...{ store: stores.admins, ledger, entropy, now, code: new ClaimCode(stores.settings, seal) },
    sessions: new Sessions({ database, store: stores.admins, entropy, now, renewalFailed: failed }),
    bearers: new Bearers({ database, store: stores.tokens, adminToken, now, noteFailed: failed }),
  });
  if (admin !== undefined) accounts.ensureAdmin(admin.username, admin.password);
  return accounts;
}
