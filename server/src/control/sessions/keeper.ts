// The keeper of sessions: hears of bindings from workers, settles which word is newer, tells the others, and writes down what must last.
import { makeId } from '@gyre/shared/ids';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { Chance } from '../../base/random.ts';
import { type Binding, ended, isNewer, mergeBinding } from '../../core/session/binding.ts';
import type { SessionRow } from '../../storage/stores/session-store.ts';
import { Breather, looksEvery } from '../catalogue/breather.ts';
import { BatchLoop } from '../telemetry/batch-loop.ts';
import type { Inventory } from '../inventory-port.ts';
import type { RepinTarget, SessionsView } from '../running-port.ts';

/** Time between two writes, ms. */
const writeMs = 500;
/** Rows of one transaction. */
const rowLimit = 1_000;
const sweepMs = 60_000;
/** An ended session is remembered this long, so that the next one of its name begins with another exit, ms. */
const memoryMs = 3_600_000;
/** Sessions that are kept; past them those heard of least lately are forgotten here. Workers that use one tell of it again. */
const mostSessions = 1_000_000;

export interface SessionKeeperOptions {
  readonly inventory: Pick<Inventory, 'loadSessions' | 'saveSessions'>;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  /** Tells all workers, or all but the one that said so itself. */
  readonly tell: (put: readonly Binding[], gone: readonly string[], except: object | undefined) => void;
  /** Sessions came, went or changed: told once for many. */
  readonly changed: () => void;
  readonly most?: number;
}
type Kept = Binding & { readonly id: string };

export class SessionKeeper implements SessionsView {
  private readonly options: SessionKeeperOptions;
  /** The one used last comes last, nearly: a use moves its session there when it is heard of. */
  private readonly byKey = new Map<string, Kept>();
  private readonly keysById = new Map<string, string>();
  private readonly dirty = new Map<string, Kept>();
  private gone: string[] = [];
  private readonly loop: BatchLoop;
  private readonly stopSweeping: () => void;

  constructor(options: SessionKeeperOptions) {
    this.options = options;
    const { clock } = options;
    this.loop = new BatchLoop(clock, writeMs, () => this.writeBatch());
    this.stopSweeping = clock.every(sweepMs, () => this.sweep());
  }

  restore(): void {
    for (const row of this.options.inventory.loadSessions()) this.keep({ ...row, served: 0 });
  }
  close(): void {
    this.stopSweeping();
    this.loop.close();
  }
  /** Everything, for a worker that begins. */
  all(): IterableIterator<Binding> {
    return this.byKey.values();
  }

  /** A worker's word. What it has missed is told to it; what is new is told to the others. */
  heard(from: object, told: readonly Binding[]): void {
    const news: Binding[] = [];
    const missed: Binding[] = [];
    for (const binding of told) {
      const known = this.byKey.get(binding.key);
      const merged: Kept = { ...mergeBinding(binding, known), id: known?.id ?? this.freshId() };
      this.keep(merged);
      this.dirty.set(merged.key, merged);
      if (known === undefined || isNewer(binding, known)) news.push(merged);
      else if (binding.exitId !== known.exitId || isNewer(known, binding)) missed.push(merged);
      else if (merged.sliding && merged.expiresAt - known.expiresAt > merged.ttlMs / 20) news.push(merged);
    }
    this.trim();
    if (news.length > 0) this.options.tell(news, [], from);
    if (missed.length > 0) this.options.tell(missed, [], undefined);
    this.options.changed();
  }

  live(): readonly SessionRow[] {
    const now = this.options.clock.now();
    return [...this.byKey.values()]
      .filter((it) => it.expiresAt > now)
      .sort((a, b) => b.usedAt - a.usedAt || (a.id < b.id ? -1 : 1));
  }
  async visit(see: (session: SessionRow) => void): Promise<void> {
    const now = this.options.clock.now();
    const breather = new Breather();
    // Those of this moment: sessions move to the end while others have their turn.
    const all = [...this.byKey.values()];
    for (let at = all.length - 1; at >= 0; at--) {
      const session = all[at]!;
      if (session.expiresAt > now) see(session);
      if (at % looksEvery === 0) await breather.mayGive();
    }
  }
  find(id: string): SessionRow | undefined {
    const session = this.byKey.get(this.keysById.get(id) ?? '');
    return session === undefined || session.expiresAt <= this.options.clock.now() ? undefined : session;
  }
  bound(key: string): Binding | undefined {
    return this.byKey.get(key);
  }
  release(sessions: readonly SessionRow[]): void {
    this.decide(sessions.flatMap(({ key }) => this.byKey.get(key) ?? []).map((it) => ({ ...it, ...ended(it) })));
  }
  repin({ key }: SessionRow, exit: RepinTarget): SessionRow {
    const known = this.byKey.get(key)!;
    const moved: Kept = { ...known, ...exit, moves: known.moves + 1 };
    this.decide([moved]);
    return moved;
  }

  /** An admin's word wins over whatever workers say. */
  private decide(sessions: readonly Kept[]): void {
    for (const it of sessions) {
      this.keep(it);
      this.dirty.set(it.key, it);
    }
    this.options.tell(sessions, [], undefined);
    // Its first batch is stored before this returns.
    void this.loop.write();
    this.options.changed();
  }
  private keep(session: Kept): void {
    this.byKey.delete(session.key);
    this.byKey.set(session.key, session);
    this.keysById.set(session.id, session.key);
  }
  private freshId(): string {
    const chance = Uint8Array.from({ length: 16 }, () => Math.floor(this.options.chance() * 32));
    return makeId('session', this.options.clock.now(), chance);
  }

  /** Sessions nobody needs to remember. */
  private sweep(): void {
    const before = this.options.clock.now() - memoryMs;
    const gone = [...this.byKey.values()].filter((it) => it.usedAt < before && it.expiresAt < before);
    if (gone.length === 0) return;
    for (const it of gone) this.drop(it);
    const keys = gone.map((it) => it.key);
    this.options.tell([], keys, undefined);
  }
  private trim(): void {
    const { most = mostSessions } = this.options;
    for (const it of this.byKey.values()) {
      if (this.byKey.size <= most) return;
      this.drop(it);
    }
  }
  private drop({ key, id }: Kept): void {
    this.byKey.delete(key);
    this.keysById.delete(id);
    this.dirty.delete(key);
    this.gone.push(key);
  }
  /** True when there is more. */
  private writeBatch(): boolean {
    const gone = this.gone.slice(0, rowLimit);
    // What is gone goes first: a key may be there anew.
    const rows = gone.length < this.gone.length ? [] : firstOf(this.dirty, rowLimit);
    if (rows.length + gone.length === 0) return false;
    try {
      this.options.inventory.saveSessions(rows, gone);
    } catch (error) {
      // They stay for the next time; workers hold them meanwhile.
      this.options.log.warn({ error }, 'sessions cannot be stored');
      return false;
    }
    for (const { key } of rows) this.dirty.delete(key);
    this.gone = this.gone.slice(gone.length);
    return this.dirty.size + this.gone.length > 0;
  }
}

function firstOf<T>(map: ReadonlyMap<string, T>, most: number): T[] {
  const first: T[] = [];
  for (const value of map.values()) if (first.push(value) === most) break;
  return first;
}
