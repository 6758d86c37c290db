// The snapshot: the world a worker decides with. Exits by slot and by id, pools with their members in order of use, users, listeners, settings.
// It is written only by compile.ts (once) and patch.ts (between two requests); everything else reads.
import type { Access } from '../access/rules.ts';
import { SlotWeights } from '../math/slot-set.ts';
import type { ExitEntry } from './exit-entry.ts';
import type { Pool } from './pool.ts';
import type { ListenerRecord, ProxyUserRecord, SettingsRecord } from './records.ts';

export interface UserEntry extends ProxyUserRecord {
  /** Counters of the reporter. */
  runtime: unknown;
}

export class Snapshot {
  revision: number;
  readonly slots: (ExitEntry | undefined)[] = [];
  readonly freeSlots: number[] = [];
  readonly exitsById = new Map<string, ExitEntry>();
  readonly weights = new SlotWeights();
  readonly poolsById = new Map<string, Pool>();
  readonly poolsByName = new Map<string, Pool>();
  readonly usersByName = new Map<string, UserEntry>();
  settings: SettingsRecord;
  listeners: readonly ListenerRecord[] = [];
  access: Access;

  constructor(revision: number, settings: SettingsRecord, access: Access) {
    this.revision = revision;
    this.settings = settings;
    this.access = access;
  }

  findExit(id: string): ExitEntry | undefined {
    return this.exitsById.get(id);
  }
  findPool(id: string): Pool | undefined {
    return this.poolsById.get(id);
  }
  findPoolByName(name: string): Pool | undefined {
    return this.poolsByName.get(name);
  }
  findUser(name: string): UserEntry | undefined {
    return this.usersByName.get(name);
  }
}
