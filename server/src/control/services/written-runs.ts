// Write runs: large writes of exits, a part in each turn of the loop. One at a time, so that two never go over the same exits in turns; small
// writes may come between any two parts. All parts are one change; each has its revision, and is whole or not there.
import type { WriteRun } from '@gyre/shared/contract/write-runs';
import type { LiveNoun } from '@gyre/shared/contract/live';
import { turn } from '../../base/turn.ts';
import type { Database } from '../../storage/database.ts';
import type { Course } from '../../storage/schema/audit.ts';
import type { ChangeRow } from '../../storage/stores/change-store.ts';
import type { Stores } from '../../storage/stores/stores.ts';
import type { Running } from '../running-port.ts';
import type { Actor } from './context.ts';
import { ServiceError } from './errors.ts';
import type { Effect, Ledger } from './ledger.ts';
import { editParts, nextPartSize } from './part-size.ts';

/** Runs remembered in all. */
const mostRuns = 50;
/** Exits (rows, of a take-back) that are still written in one go. */
export const atOnceMost = 1_000;

/** What one part did; `count` of the run's total are done by it, `left` of those stay as they were. */
export type PartEffect = Omit<Effect, 'noun' | 'action' | 'objectId' | 'summary' | 'takesBack' | 'part'> & {
  readonly count: number;
  readonly left: number;
};
export interface RunWork {
  readonly actor: Actor;
  readonly noun: LiveNoun;
  readonly action: string;
  /** What `total` counts. */
  readonly unit: 'exits' | 'rows';
  readonly summary: string;
  readonly total: number;
  readonly takesBack: string | null;
  /** Writes about `size` more, inside a write; `last`: there is no more. */
  readonly next: (size: number, now: number) => { readonly effect: PartEffect; readonly last: boolean };
}
export interface WrittenRunsParts {
  readonly database: Database;
  readonly stores: Stores;
  readonly ledger: Ledger;
  readonly now: () => number;
  readonly running: () => Running | undefined;
  readonly failed: (error: unknown) => void;
}
type Run = { -readonly [K in keyof WriteRun]: WriteRun[K] } & {
  stopping: boolean;
  /** Told when it is over. */
  readonly heard: (() => void)[];
};

export class WrittenRuns {
  private readonly parts: WrittenRunsParts;
  /** The oldest first. */
  private readonly runs = new Map<string, Run>();

  /** What an earlier process left in the middle is broken off. */
  constructor(parts: WrittenRunsParts) {
    this.parts = parts;
    const { database, stores, now } = parts;
    for (const row of database.write(() => stores.changes.breakOff())) this.runs.set(row.id, brokenOff(row, now()));
  }

  /** The newest first. */
  list(): WriteRun[] {
    return [...this.runs.values()].reverse().map(viewOf);
  }
  find(id: string): WriteRun | undefined {
    const run = this.runs.get(id);
    return run && viewOf(run);
  }
  /** Resolves when it is over. */
  whenOver(id: string): Promise<void> {
    const run = this.runs.get(id);
    if (run === undefined || run.endedAt !== null) return Promise.resolve();
    return new Promise((resolve) => run.heard.push(resolve));
  }
  /** A change in parts that is not one of these runs does not come to its end. @throws Error when that cannot be stored. */
  breakOff(change: string): void {
    const { database, stores } = this.parts;
    database.write(() => stores.changes.setCourse(change, 'broken-off'));
  }
  /** After the part under way. One that is over stays as it is. */
  stop(id: string): WriteRun | undefined {
    const run = this.runs.get(id);
    if (run === undefined) return undefined;
    if (run.endedAt === null && !run.stopping) {
      run.stopping = true;
      this.end(run, 'stopped', null);
    }
    return viewOf(run);
  }
  /** @throws ServiceError `conflict` while another is under way. */
  checkFree(): void {
    for (const { endedAt, actor, done, total, summary } of this.runs.values())
      if (endedAt === null)
        throw new ServiceError(
          'conflict',
          `Another large write is under way (${actor}: ${summary}, ${done} of ${total}): wait for it, or stop it.`,
        );
  }

  /** The first part is written when this returns. @throws ServiceError `conflict`, and whatever the first part throws; then nothing was written. */
  start(work: RunWork): WriteRun {
    this.checkFree();
    const { actor, action, noun, summary, total, takesBack } = work;
    const told = { actor: actor.name, action, noun, summary, total, takesBack };
    const startedAt = this.parts.now();
    const counts = {
      done: 0,
      left: 0,
      revision: 0,
      startedAt,
      endedAt: null,
      problem: null,
      stopping: false,
      heard: [],
    };
    const run: Run = { id: '', course: 'under-way', ...told, ...counts };
    const began = performance.now();
    const last = this.write(run, work, editParts.first);
    this.runs.set(run.id, run);
    this.forgetOldest();
    if (!last) void this.goOn(run, work, nextPartSize(editParts.first, performance.now() - began, editParts));
    return viewOf(run);
  }

  private async goOn(run: Run, work: RunWork, firstSize: number): Promise<void> {
    try {
      for (let [size, last] = [firstSize, false]; !last;) {
        await turn();
        // Closed meanwhile: whoever starts next says that it is broken off.
        if (run.stopping || !this.parts.database.sqlite.open) return;
        const began = performance.now();
        last = this.write(run, work, size);
        size = nextPartSize(size, performance.now() - began, editParts);
      }
    } catch (error) {
      this.parts.failed(error);
      this.end(run, 'broken-off', error instanceof Error ? error.message : String(error));
    }
  }

  /** True when it was the last part. */
  private write(run: Run, work: RunWork, size: number): boolean {
    const { actor, noun, action, takesBack, total } = work;
    const { result, change, revision } = this.parts.ledger.write(actor, (now) => {
      const { effect, last } = work.next(size, now);
      const { count, left, ...did } = effect;
      const done = run.done + count;
      const course: Course = last ? 'whole' : 'under-way';
      const summary = `${last && done === total ? done : `${done} of ${total}`} ${work.unit}: ${work.summary}`;
      const of = run.id === '' ? undefined : run.id;
      const told = { noun, action, objectId: null, summary, part: { of, total, done, course } } as const;
      const back = takesBack === null ? {} : { takesBack };
      return { effect: { ...did, ...told, ...back }, result: { done, left, course } };
    });
    run.id = change;
    run.revision = revision;
    run.done = result.done;
    run.left += result.left;
    run.course = result.course;
    if (result.course !== 'under-way') this.ended(run);
    return result.course !== 'under-way';
  }
  /** Without another part. */
  private end(run: Run, course: Course, problem: string | null): void {
    const { database, stores, failed } = this.parts;
    run.course = course;
    run.problem = problem;
    try {
      database.write(() => stores.changes.setCourse(run.id, course));
    } catch (error) {
      failed(error);
    }
    this.ended(run);
  }
  private ended(run: Run): void {
    run.endedAt = this.parts.now();
    this.parts.running()?.writeRunMoved(run.id, 'exits');
    for (const hear of run.heard.splice(0)) hear();
  }
  private forgetOldest(): void {
    for (const run of this.runs.values()) {
      if (this.runs.size <= mostRuns) return;
      if (run.endedAt !== null) this.runs.delete(run.id);
    }
  }
}

function brokenOff(row: ChangeRow, now: number): Run {
  const { id, actor, action, noun, summary, revision, takesBack, at } = row;
  const counts = { total: row.total ?? 0, done: row.done ?? 0, left: 0, startedAt: at, endedAt: now };
  const told = {
    id,
    actor,
    action,
    noun,
    summary: summary.replace(/^\d+( of \d+)? (exits|rows): /, ''),
    revision,
    takesBack,
  };
  const problem = 'Gyre ended in the middle of it.';
  return { ...told, ...counts, course: 'broken-off', problem, stopping: true, heard: [] };
}
function viewOf({ stopping: _, heard: __, ...run }: Run): WriteRun {
  return { ...run };
}
