// The snapshot: the world a worker decides with. Exits by slot and by id, pools with their members in order of use, users, listeners, rules,
// settings. It is written only by compile.ts (once) and patch.ts (between two requests); everything else reads.
import { defaultResilience } from '@gyre/shared/contract/resilience';
import type { Access } from '../access/rules.ts';
import type { SiteBanRules } from '../bans/rules.ts';
import { SeqSlots } from '../math/seq-slots.ts';
import { SlotColumns } from '../math/slot-columns.ts';
import { type CompiledRules, noRules, type RuleCompiler } from '../rules/compile.ts';
import { TermIndex } from '../targeting/term-index.ts';
import type { ExitEntry } from './exit-entry.ts';
import { Pool, type PoolGround } from './pool.ts';
import type { ListenerRecord, PoolRecord, ProxyUserRecord, SettingsRecord } from './records.ts';

export interface UserEntry extends ProxyUserRecord {
  /** Counters of the reporter. */
  runtime: unknown;
}

/** The pool of every exit: nobody is sent there; other pools and rules that leave directly are filled from it. */
const everyoneRecord: PoolRecord = {
  ...{ id: '', name: 'all exits', strategy: 'round-robin', everything: true, everyRequests: 1, periodMs: 60_000 },
  ...{ maxAttempts: 1, totalMs: 0, attemptMs: 0, firstByteMs: 0, maxWaiting: 0, waitMs: 0, fallbacks: [] },
  ...{ sessionTtlMs: 0, sessionSliding: true, guarantee: 'any', resilience: defaultResilience },
};

export class Snapshot implements PoolGround {
  revision: number;
  readonly slots: (ExitEntry | undefined)[] = [];
  readonly freeSlots: number[] = [];
  readonly exitsById = new Map<string, ExitEntry>();
  readonly slotsBySeq = new SeqSlots();
  readonly columns = new SlotColumns();
  readonly terms = new TermIndex();
  readonly everyone: Pool = new Pool(everyoneRecord, this, false);
  readonly poolsById = new Map<string, Pool>();
  readonly poolsByName = new Map<string, Pool>();
  readonly usersByName = new Map<string, UserEntry>();
  rules: CompiledRules = noRules;
  /** The rules of the next revision, while they come. */
  rulesToCome: RuleCompiler | undefined;
  /** undefined: nothing is judged, the usual case. */
  siteBanRules: SiteBanRules | undefined;
  settings: SettingsRecord;
  listeners: readonly ListenerRecord[] = [];
  access: Access;

  constructor(revision: number, settings: SettingsRecord, access: Access) {
    this.revision = revision;
    // Made while there is nobody, its places come with each exit, and those of every pool are taken from it.
    void this.everyone.all.usable.placement;
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
