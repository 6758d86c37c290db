// The place databases in use: .mmdb files of the folder `geo` in the order of their names, then the one that came with Gyre. Each answers what
// it knows, later ones fill the gaps. A file that is broken, or still being written, leaves the one before in use.
import { mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PlaceDatabase } from '@gyre/shared/contract/places';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { readAddress, type SeenAddress } from '../../core/places/echo-text.ts';
import { filled, isWhole, type PlaceFacts, unknownPlace } from '../../core/places/facts.ts';
import { type DatabaseFile, openFile, type OpenDatabase, stampOf } from './database-file.ts';

/** A file that changed is taken when it has been the same for so long, ms. */
export const settleMs = 500;

interface Slot {
  readonly file: DatabaseFile;
  /** As it was when it was read last, whatever came of it. */
  taken: string;
  /** As it was at the last look, and since when (monotonic ms). */
  seen: string;
  seenAt: number;
  open: OpenDatabase | undefined;
  problem: string | null;
}
export interface PlaceDatabasesOptions {
  /** Folder of the operator's own files; made when it is not there. */
  readonly folder: string;
  /** Paths of what came with Gyre. */
  readonly builtIn: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
}

export class PlaceDatabases {
  /** Told when other answers may be given than before. */
  onChange: () => void = () => {};
  private readonly options: PlaceDatabasesOptions;
  private readonly slots = new Map<string, Slot>();
  private inOrder: readonly Slot[] = [];
  private looking: Promise<void> = Promise.resolve();
  private lookPlanned = false;
  private closed = false;

  constructor(options: PlaceDatabasesOptions) {
    this.options = options;
  }

  /** What the databases say of an address; undefined when `ip` is none. */
  lookup(ip: string): PlaceFacts | undefined {
    const seen = readAddress(ip);
    return seen && this.factsOf(seen);
  }
  list(): PlaceDatabase[] {
    return this.inOrder.map(({ file, open, problem }) => ({ ...(open?.about ?? unread(file)), problem }));
  }
  /** Whether any can be asked. */
  get ready(): boolean {
    return this.inOrder.some((it) => it.open !== undefined);
  }

  /** Reads what changed, now: also files that are only just being written. */
  reload(): Promise<void> {
    return this.queue(true);
  }
  /** Looks whether anything changed; what did is read once it stays the same. */
  look(): Promise<void> {
    return this.queue(false);
  }
  close(): void {
    this.closed = true;
  }

  private factsOf(seen: SeenAddress): PlaceFacts {
    let facts = unknownPlace;
    for (const { file, open } of this.inOrder) {
      if (open === undefined || isWhole(facts)) continue;
      try {
        facts = filled(facts, open.lookup(seen) ?? unknownPlace);
      } catch (error) {
        this.options.log.warn({ error, database: file.path }, 'a place database has a record that cannot be read');
      }
    }
    return facts;
  }

  private queue(now: boolean): Promise<void> {
    this.looking = this.looking
      .then(() => (this.closed ? undefined : this.lookOnce(now)))
      .catch((error: unknown) => this.options.log.error({ error }, 'place databases could not be looked at'));
    return this.looking;
  }
  private async lookOnce(now: boolean): Promise<void> {
    const files = await this.files();
    for (const file of files)
      if (!this.slots.has(file.path))
        this.slots.set(file.path, { file, taken: '', seen: '', seenAt: 0, open: undefined, problem: null });
    const changes: boolean[] = [];
    for (const slot of this.slots.values()) changes.push(await this.lookAt(slot, now));
    this.inOrder = [...this.slots.values()].sort(byPriority);
    if (changes.includes(true) && !this.closed) this.onChange();
  }

  /** Whether other answers may be given now. */
  private async lookAt(slot: Slot, now: boolean): Promise<boolean> {
    const stamp = await stampOf(slot.file.path);
    if (stamp === slot.taken && stamp !== '') return false;
    const at = this.options.clock.monotonic();
    if (stamp !== slot.seen || slot.seenAt === 0) slot.seenAt = at;
    slot.seen = stamp;
    const settled = at - slot.seenAt >= settleMs;
    if (!settled && !now) {
      this.lookAgain();
      return false;
    }
    return stamp === '' ? this.drop(slot) : this.take(slot, stamp);
  }
  private async take(slot: Slot, stamp: string): Promise<boolean> {
    const { clock, log } = this.options;
    const { path } = slot.file;
    const opened = await openFile(slot.file, () => clock.now());
    if ((await stampOf(path)) !== stamp) {
      // It changed while it was read.
      this.lookAgain();
      return false;
    }
    slot.taken = stamp;
    if (typeof opened === 'string') {
      slot.problem = opened;
      log.warn({ database: path, problem: opened }, 'a place database is refused; the one before stays in use');
      return false;
    }
    slot.open = opened;
    slot.problem = null;
    log.info({ database: path, gives: opened.about.gives }, 'a place database is in use');
    return true;
  }
  private drop(slot: Slot): boolean {
    this.slots.delete(slot.file.path);
    return slot.open !== undefined;
  }
  private lookAgain(): void {
    if (this.lookPlanned || this.closed) return;
    this.lookPlanned = true;
    this.options.clock.after(settleMs, () => {
      this.lookPlanned = false;
      void this.look();
    });
  }

  private async files(): Promise<DatabaseFile[]> {
    const { folder, builtIn } = this.options;
    const own = await mkdir(folder, { recursive: true, mode: 0o700 })
      .then(() => readdir(folder))
      .catch(() => []);
    const wanted = own.filter((name) => name.endsWith('.mmdb') && !name.startsWith('.'));
    return [
      ...wanted.map((name) => ({ path: join(folder, name), builtIn: false })),
      ...builtIn.map((path) => ({ path, builtIn: true })),
    ];
  }
}

function byPriority({ file: a }: Slot, { file: b }: Slot): number {
  if (a.builtIn !== b.builtIn) return a.builtIn ? 1 : -1;
  return a.path < b.path ? -1 : 1;
}
function unread({ path, builtIn }: DatabaseFile): Omit<PlaceDatabase, 'problem'> {
  return { name: basename(path), path, kind: '', builtAt: null, loadedAt: 0, bytes: 0, gives: [], builtIn };
}
