// Import runs: imports that write, and how far they are. In memory, the latest only: what breaks off while it is written is told by its change.
import type { ImportReport } from '@gyre/shared/contract/exit-import';
import { type ImportRun, type ImportStep, importSteps } from '@gyre/shared/contract/import-runs';
import type { Entropy } from './entropy.ts';
import { ServiceError } from './errors.ts';

/** Runs remembered in all. */
const mostRuns = 50;

/** Told by an import about itself. */
export interface ImportCourse {
  /** The next step, over so many lines. @throws ServiceError `conflict` when somebody stopped it. */
  readonly begin: (step: ImportStep, lines: number) => void;
  /** Came further by so many lines. Throws as `begin` does. */
  readonly gone: (lines: number) => void;
}
export const unwatched: ImportCourse = { begin: () => {}, gone: () => {} };

export interface ImportRunsParts {
  readonly entropy: Entropy;
  readonly now: () => number;
  /** One began or ended. */
  readonly moved: () => void;
}
type Run = { -readonly [K in keyof ImportRun]: ImportRun[K] } & { stopping: boolean };

export class ImportRuns {
  private readonly parts: ImportRunsParts;
  /** The oldest first. */
  private readonly runs = new Map<string, Run>();

  constructor(parts: ImportRunsParts) {
    this.parts = parts;
  }

  /** The newest first. */
  list(): ImportRun[] {
    return [...this.runs.values()].reverse().map(viewOf);
  }
  find(id: string): ImportRun | undefined {
    const run = this.runs.get(id);
    return run && viewOf(run);
  }
  /** Before it writes. One that writes or is over stays as it is. */
  stop(id: string): ImportRun | undefined {
    const run = this.runs.get(id);
    if (run?.course === 'under-way' && run.step !== 'writing') {
      run.stopping = true;
      this.end(run, 'stopped');
    }
    return run && viewOf(run);
  }

  /** Does an import of so many lines where others can see it. Throws what the import throws. */
  async watch(
    actor: string,
    lines: number,
    work: (course: ImportCourse) => Promise<ImportReport>,
  ): Promise<ImportReport> {
    const run = this.start(actor, lines);
    try {
      const report = await work(courseOf(run));
      const { added, updated, revision } = report;
      Object.assign(run, { done: run.total, added, updated, revision });
      this.end(run, 'whole');
      return report;
    } catch (error) {
      if (!run.stopping) {
        run.problem = error instanceof Error ? error.message : String(error);
        this.end(run, 'broken-off');
      }
      throw error;
    }
  }

  private start(actor: string, total: number): Run {
    const startedAt = this.parts.now();
    const run: Run = {
      id: this.parts.entropy.id('irun', startedAt),
      ...{ actor, step: 'reading', total, done: 0, course: 'under-way', startedAt, endedAt: null },
      ...{ added: 0, updated: 0, revision: null, problem: null, stopping: false },
    };
    this.runs.set(run.id, run);
    for (const [id, { endedAt }] of this.runs) {
      if (this.runs.size <= mostRuns) break;
      if (endedAt !== null) this.runs.delete(id);
    }
    this.parts.moved();
    return run;
  }
  private end(run: Run, course: ImportRun['course']): void {
    run.course = course;
    run.endedAt = this.parts.now();
    this.parts.moved();
  }
}

function courseOf(run: Run): ImportCourse {
  let walked = 0;
  const gone = (lines: number): void => {
    if (run.stopping) throw new ServiceError('conflict', 'The import was stopped: nothing was written.');
    walked += lines;
    const steps = importSteps.indexOf(run.step) + Math.min(1, walked / Math.max(1, run.total));
    run.done = Math.floor((run.total * steps) / importSteps.length);
  };
  return {
    begin: (step, lines) => {
      run.step = step;
      run.total = lines;
      walked = 0;
      gone(0);
    },
    gone,
  };
}

function viewOf({ stopping: _, ...run }: Run): ImportRun {
  return { ...run };
}
