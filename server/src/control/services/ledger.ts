// The ledger: one committed change. Rows, audit and the next revision go into one transaction; once it is safe the catalogue follows and whoever
// listens is told. Nothing else writes configuration.
import type { LiveNoun } from '@gyre/shared/contract/live';
import type { Settings } from '@gyre/shared/contract/settings';
import type { Database } from '../../storage/database.ts';
import type { AfterCommit } from '../../storage/transaction.ts';
import type { ExitRow } from '../../storage/stores/exit-rows.ts';
import type { Seal } from '../../storage/seal.ts';
import type { Stores } from '../../storage/stores/stores.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { turn } from '../../base/turn.ts';
import { MemberMoves } from '../catalogue/member-moves.ts';
import type { MemberWalk } from '../catalogue/member-walk.ts';
import type { Commit } from '../inventory-port.ts';
import { ChangeRecords, type PartOf } from './change-records.ts';
import type { Actor } from './context.ts';
import type { Entropy } from './entropy.ts';
import { ServiceError } from './errors.ts';
import { QuietParts } from './quiet-parts.ts';

/** Fixed members that came and went, by exit seq. */
export interface MemberChange {
  readonly pool: string;
  readonly joined: readonly number[];
  readonly left: readonly number[];
}
/** What a write did, besides its rows. */
export interface Effect {
  readonly noun: LiveNoun;
  /** A word for the audit: `create`, `update`, … */
  readonly action: string;
  readonly objectId: string | null;
  /** One line for people; never a secret. */
  readonly summary: string;
  /** Objects of the noun that were touched. */
  readonly ids: readonly string[];
  /** Exits as they are now. */
  readonly put?: readonly ExitRow[];
  /** Exits that are gone. */
  readonly gone?: readonly string[];
  readonly members?: MemberChange;
  /** Pools changed: membership is found again. */
  readonly pools?: boolean;
  readonly poolGone?: string;
  /** Where a change takes back many. */
  readonly poolsGone?: readonly string[];
  readonly memberships?: readonly MemberChange[];
  /** Id of the change this one takes back. */
  readonly takesBack?: string;
  /** Where a change is written in parts. */
  readonly part?: PartOf;
  /** Which place counts from now on, when that changed. */
  readonly placesCount?: Settings['places']['counts'];
  /** Pools, proxy users, listeners or settings changed, as workers see them. */
  readonly frame?: boolean;
  /** Exits that are new or are dialled another way. */
  readonly probe?: readonly string[];
}
type Writing<T> = (now: number) => { readonly effect: Effect; readonly result: T };
export interface Written<T> {
  readonly result: T;
  /** Id of the change. */
  readonly change: string;
  readonly revision: number;
}
export interface LedgerParts {
  readonly database: Database;
  readonly stores: Stores;
  readonly seal: Seal;
  readonly catalogue: Catalogue;
  readonly entropy: Entropy;
  readonly now: () => number;
}
/** What verbs see of it: a document hands them one that gathers what they write. */
export type LedgerFace = Pick<Ledger, 'write' | 'writeAhead' | 'note' | 'settled' | 'tryOut' | 'tellQuiet'>;
/** Exits that are at another place, and who came into and left pools: known now, or when the walk is over. */
interface Followed {
  readonly placed: readonly string[];
  readonly walk: MemberWalk | undefined;
  readonly moves?: MemberMoves;
}
/** Written, and not told yet: a walk before it, or its own, is under way. */
interface Untold {
  readonly commit: Commit;
  readonly walk: MemberWalk | undefined;
}
const noMoves = new MemberMoves();
const wholly = { course: 'whole' } as const;
/** Ids told to live streams; who needs more reads the list again. */
const toldIds = 500;

export class Ledger {
  private readonly parts: LedgerParts;
  private readonly records: ChangeRecords;
  private readonly listeners: ((commit: Commit) => void)[] = [];
  private readonly untold: Untold[] = [];
  private readonly quiet = new QuietParts();
  private telling: Promise<void> | undefined;

  constructor(parts: LedgerParts) {
    this.parts = parts;
    this.records = new ChangeRecords(parts.database, parts.stores.changes, parts.seal);
  }

  onCommit(listener: (commit: Commit) => void): void {
    this.listeners.push(listener);
  }

  /** Resolves when all that was written was told, and pools have the members they then shall have. */
  async settled(): Promise<void> {
    await this.telling;
  }

  /** @throws ServiceError `internal` when nothing can be stored; then nothing was. */
  write<T>(actor: Actor, work: Writing<T>): Written<T> {
    return this.written(actor, work, (all) => this.parts.database.write(all));
  }
  /** A part with more to come: it need not be safe from a power cut before the next write is. Throws the same. */
  writeAhead<T>(actor: Actor, work: Writing<T>): Written<T> {
    return this.written(actor, work, (all) => this.parts.database.writeAhead(all));
  }
  private written<T>(
    actor: Actor,
    work: Writing<T>,
    write: (all: (afterCommit: AfterCommit) => Written<T>) => Written<T>,
  ): Written<T> {
    const { stores, entropy, now: clock } = this.parts;
    const now = clock();
    try {
      return write((afterCommit) => {
        this.records.begin();
        const { effect, result } = work(now);
        const revision = stores.settings.nextRevision();
        const { action, noun, objectId, summary, takesBack = null, part } = effect;
        const id = part?.of ?? entropy.id('change', now);
        this.records.end(actor, { id, at: now, action, noun, objectId, summary, revision, takesBack }, part);
        // Only a part of it may be back: then the rest still can be.
        if (takesBack !== null && (part ?? wholly).course === 'whole') stores.changes.takenBack(takesBack, id);
        afterCommit(() => this.committed(effect, revision, id));
        return { result, revision, change: id };
      });
    } catch (error) {
      stores.rules.forget();
      throw storageError(error) ?? error;
    }
  }

  /** What `work` answers after it has written, and all it wrote undone. */
  tryOut<T>(work: (now: number) => T): T {
    const { database, stores, now: clock } = this.parts;
    let tried: { readonly result: T } | undefined;
    const undone = new Error('tried out');
    try {
      database.write(() => {
        tried = { result: work(clock()) };
        throw undone;
      });
    } catch (error) {
      if (error !== undone) throw storageError(error) ?? error;
    } finally {
      stores.rules.forget();
    }
    return tried!.result;
  }

  /** Writes what workers need not know, with its line in the audit and without a revision. */
  note(
    actor: Actor,
    entry: Pick<Effect, 'action' | 'objectId' | 'summary'> & { noun: string },
    work: () => void,
  ): void {
    const { database, stores, entropy, now: clock } = this.parts;
    const at = clock();
    database.write(() => {
      this.records.begin();
      work();
      this.records.end(actor, { id: entropy.id('change', at), at, ...entry, revision: stores.settings.revision() });
    });
  }

  /** Exits are at other places by measurement: nobody's change, but workers must know. */
  moved(exitIds: readonly string[]): void {
    if (exitIds.length > 0) this.tellOwn({ exitIds, members: noMoves });
  }
  /** Traffic and health moved exits in or out of pools. */
  movedMembers(members: MemberMoves): void {
    if (members.any) this.tellOwn({ exitIds: [], members });
  }
  private tellOwn(change: Pick<Commit, 'exitIds' | 'members'>): void {
    const revision = this.parts.database.write(() => this.parts.stores.settings.nextRevision());
    this.tellInOrder({
      revision,
      noun: 'exits',
      ids: change.exitIds.slice(0, toldIds),
      frame: false,
      probe: [],
      ...change,
    });
  }

  private committed(effect: Effect, revision: number, change: string): void {
    const { put = [], gone = [], frame = false, probe = [], noun, part } = effect;
    const { placed, walk, moves = walk?.moves ?? noMoves } = this.follow(effect);
    const written = put.map((it) => it.id);
    const exitIds = gone.length + placed.length === 0 ? written : [...new Set([...written, ...gone, ...placed])];
    const run = part === undefined || part.quiet ? undefined : change;
    const told = { revision, noun, ids: effect.ids.slice(0, toldIds), exitIds, members: moves, frame, probe, run };
    if (!part?.quiet) return this.tellInOrder(told, walk);
    this.quiet.add(change, told);
    if (part.course !== 'under-way') this.tellQuiet(change);
  }
  /** What was kept quiet of a change so far, where it does not come to its last part. */
  tellQuiet(change: string): void {
    const told = this.quiet.take(change, toldIds);
    if (told === undefined) return;
    // The last part was work enough for one turn.
    this.untold.push({ commit: told, walk: undefined });
    this.telling ??= this.tellUntold();
  }
  /** Brings the catalogue up to date; says which exits are at another place now, and the walk that finds members again. */
  private follow(effect: Effect): Followed {
    const { put = [], gone = [], members, pools = false, poolGone, poolsGone = [], placesCount } = effect;
    const { catalogue, stores } = this.parts;
    const moved = [...(effect.memberships ?? []), ...(members === undefined ? [] : [members])];
    if (effect.part === undefined) nameMembers(catalogue, moved);
    for (const pool of poolGone === undefined ? poolsGone : [poolGone, ...poolsGone])
      catalogue.membership.dropPool(pool);
    catalogue.drop(gone);
    catalogue.put(put);
    // A part asks the exits it names, and not each time all of them.
    if (effect.part !== undefined) return { placed: [], walk: undefined, moves: catalogue.placeMembers(moved) };
    return {
      placed: placesCount === undefined ? [] : catalogue.countPlaces(placesCount),
      walk: pools || moved.length > 0 ? catalogue.setPools(stores.pools.all()) : undefined,
    };
  }
  /** At once when nothing is before it and its walk is short; else part by part, while others may write. */
  private tellInOrder(commit: Commit, walk?: MemberWalk): void {
    if (this.untold.length === 0 && (walk === undefined || (!walk.long && walk.next()))) return this.tell(commit);
    this.untold.push({ commit, walk });
    this.telling ??= this.tellUntold();
  }
  private async tellUntold(): Promise<void> {
    const { database } = this.parts;
    for (let first = this.untold[0]; first !== undefined; first = this.untold[0]) {
      await turn();
      // Closed meanwhile: whoever starts next reads it all.
      if (!database.sqlite.open) break;
      try {
        if (first.walk?.next() === false) continue;
        // The last part was work enough for one turn.
        if (first.walk !== undefined) await turn();
        if (!database.sqlite.open) break;
        this.untold.shift();
        this.tell(first.commit);
      } catch (error) {
        database.hookFailed(error);
      }
    }
    this.telling = undefined;
  }
  private tell(commit: Commit): void {
    for (const listener of this.listeners) listener(commit);
  }
}

function nameMembers({ membership }: Catalogue, moved: readonly MemberChange[]): void {
  for (const { pool, joined, left } of moved) {
    for (const exit of joined) membership.join(pool, exit);
    for (const exit of left) membership.leave(pool, exit);
  }
}

function storageError(error: unknown): ServiceError | undefined {
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string' || !/^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(code)) return undefined;
  const full = code === 'SQLITE_FULL';
  return new ServiceError(
    'internal',
    `${full ? 'The disk is full' : 'The disk cannot be written'}: nothing was changed.`,
  );
}
