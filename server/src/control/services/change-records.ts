// Writes the line of a change and seals what its rows were and are, in the transaction that wrote them.
import type { Database } from '../../storage/database.ts';
import { Journal } from '../../storage/journal/journal.ts';
import type { Seal } from '../../storage/seal.ts';
import type { Course } from '../../storage/schema/audit.ts';
import type { ChangeStore, NewChange } from '../../storage/stores/change-store.ts';
import { type Actor, viaOf } from './context.ts';

/** Objects of one change that are found by their id; larger changes are found by noun and time. */
const namedObjects = 5_000;
/** Changes between two looks for what is too old. */
const sweepEvery = 64;
const largeBytes = 2 ** 20;

/** One part of a change that is written in parts. */
export interface PartOf {
  /** The change it goes on with; undefined: it begins one. */
  readonly of: string | undefined;
  /** Of the whole change; `done` with this part. */
  readonly total: number;
  readonly done: number;
  readonly course: Course;
  /** Workers and watchers are told of it with the last part only. */
  readonly quiet?: boolean;
}

export class ChangeRecords {
  private readonly store: ChangeStore;
  private readonly seal: Seal;
  private readonly journal: Journal;
  private written = 0;
  /** The last look left something that is too old or too much. */
  private more = false;

  constructor(database: Database, store: ChangeStore, seal: Seal) {
    this.store = store;
    this.seal = seal;
    this.journal = new Journal(database.sqlite);
  }

  /** Before the rows are written. */
  begin(): void {
    this.journal.clear();
  }
  /** After them. */
  end(actor: Actor, line: Omit<NewChange, 'actor' | 'via' | 'objects' | 'bytes' | 'kept'>, part?: PartOf): void {
    // Of a change in parts all objects are named, or none.
    const known = part !== undefined && part.total > namedObjects ? 0 : namedObjects;
    const { rows, parts, tooLarge, objects } = this.journal.drain(known);
    const sealed = parts.map((it) => this.seal.sealBytes(it));
    const bytes = sealed.reduce((sum, it) => sum + it.length, 0);
    const kept = tooLarge ? 'too-large' : parts.length > 0 ? 'whole' : 'none';
    const { objectId } = line;
    const named = objectId === null ? objects : [...new Set([objectId, ...objects])];
    const { total, done, course } = part ?? { total: null, done: null, course: null };
    if (part?.of === undefined) {
      const row = { ...line, actor: actor.name, via: viaOf(actor), objects: rows, bytes, kept } as const;
      this.store.insert({ ...row, total, done, course }, sealed, named);
    } else {
      const { summary, revision } = line;
      this.store.append(part.of, { summary, revision, done, course, objects: rows, bytes }, sealed, named);
    }
    const due = bytes > largeBytes || this.written++ % sweepEvery === 0;
    if (due || this.more) this.more = this.store.sweep(line.at);
  }
}
