// What verbs are built from. Each verb takes the few it needs (`Pick<Parts, …>`).
import type { Log } from '../../base/log.ts';
import type { Seal } from '../../storage/seal.ts';
import type { Stores } from '../../storage/stores/stores.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { BackupRoom } from '../backups/room.ts';
import type { Running } from '../running-port.ts';
import type { Entropy } from './entropy.ts';
import type { FreshPasswords } from './fresh-passwords.ts';
import type { HouseSettings } from './house-settings.ts';
import type { ImportRuns } from './import-runs.ts';
import type { LedgerFace } from './ledger.ts';
import type { WrittenRuns } from './written-runs.ts';

export interface Parts {
  readonly stores: Stores;
  readonly seal: Seal;
  readonly fresh: FreshPasswords;
  readonly ledger: LedgerFace;
  readonly catalogue: Catalogue;
  readonly settings: HouseSettings;
  readonly entropy: Entropy;
  /** Epoch ms. */
  readonly now: () => number;
  /** The running half; undefined while it is not wired. */
  readonly running: () => Running | undefined;
  /** Undefined where nothing is kept on disk. */
  readonly backups: BackupRoom | undefined;
  /** What a configuration document may name for a secret, by variable. */
  readonly configSecrets: ReadonlyMap<string, string>;
  readonly log: Log;
  readonly runs: WrittenRuns;
  readonly imports: ImportRuns;
}
