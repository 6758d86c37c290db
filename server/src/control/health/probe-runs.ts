// Probe runs: probes of many exits that somebody asked for, and how far they are. In memory, the latest only; an exit that two runs wait for is
// probed once for both.
import type { ProbeRun } from '@gyre/shared/contract/health';
import { makeId } from '@gyre/shared/ids';
import type { HealthReason } from '@gyre/shared/vocabulary';
import type { Clock } from '../../base/clock.ts';
import type { Chance } from '../../base/random.ts';
import type { ProbeOutcome, ProbeRunsView } from '../running-port.ts';
import { inParts } from './in-parts.ts';
import type { Prober } from './prober.ts';

/** Runs under way at once, and remembered in all. */
export const mostUnderWay = 10;
export const mostRuns = 50;

export interface ProbeRunsOptions {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly prober: Pick<Prober, 'ask' | 'unask'>;
  /** An exit of a run works. */
  readonly worked: (exitId: string) => void;
  /** A run came further. */
  readonly moved: (runId: string) => void;
}
interface Run {
  readonly id: string;
  readonly startedAt: number;
  readonly waiting: Set<string>;
  readonly failures: Map<HealthReason, number>;
  total: number;
  ok: number;
  done: number;
  endedAt: number | null;
}

export class ProbeRuns implements ProbeRunsView {
  private readonly options: ProbeRunsOptions;
  /** The oldest first. */
  private readonly runs = new Map<string, Run>();
  private readonly underWay = new Set<Run>();

  constructor(options: ProbeRunsOptions) {
    this.options = options;
  }

  start(exitIds: readonly string[]): ProbeRun | undefined {
    if (this.underWay.size >= mostUnderWay) return undefined;
    const startedAt = this.options.clock.now();
    const waiting = new Set(exitIds);
    const counts = { total: waiting.size, ok: 0, done: 0, endedAt: null };
    const run: Run = { id: this.newId(startedAt), startedAt, waiting, failures: new Map(), ...counts };
    this.runs.set(run.id, run);
    this.underWay.add(run);
    this.forgetOldest();
    if (waiting.size === 0) this.end(run);
    else
      void inParts(
        exitIds,
        (id) => this.ask(run, id),
        () => run.endedAt === null,
      );
    return viewOf(run);
  }
  list(): ProbeRun[] {
    return [...this.runs.values()].reverse().map(viewOf);
  }
  find(id: string): ProbeRun | undefined {
    const run = this.runs.get(id);
    return run && viewOf(run);
  }
  stop(id: string): ProbeRun | undefined {
    const run = this.runs.get(id);
    if (run === undefined) return undefined;
    if (run.endedAt !== null) return viewOf(run);
    const left = [...run.waiting];
    run.waiting.clear();
    this.end(run);
    void inParts(
      left,
      (exit) => this.unask(exit),
      () => true,
    );
    return viewOf(run);
  }

  /** A probe is over, whoever wanted it; undefined: the exit is gone and no longer counts. */
  ended(exitId: string, outcome: ProbeOutcome | undefined): void {
    let awaited = false;
    for (const run of this.underWay) {
      if (!run.waiting.delete(exitId)) continue;
      awaited = true;
      this.count(run, outcome);
      if (run.waiting.size === 0) this.end(run);
      else this.options.moved(run.id);
    }
    if (awaited && outcome?.ok === true) this.options.worked(exitId);
  }

  private ask({ waiting }: Run, exitId: string): void {
    if (waiting.has(exitId)) this.options.prober.ask(exitId);
  }
  private unask(exitId: string): void {
    if (!this.isAwaited(exitId)) this.options.prober.unask(exitId);
  }
  private count(run: Run, outcome: ProbeOutcome | undefined): void {
    if (outcome === undefined) {
      run.total--;
      return;
    }
    run.done++;
    if (outcome.ok) run.ok++;
    const { failure } = outcome;
    if (failure !== null) run.failures.set(failure, (run.failures.get(failure) ?? 0) + 1);
  }
  private end(run: Run): void {
    run.endedAt = this.options.clock.now();
    this.underWay.delete(run);
    this.options.moved(run.id);
  }
  private isAwaited(exitId: string): boolean {
    for (const run of this.underWay) if (run.waiting.has(exitId)) return true;
    return false;
  }
  private forgetOldest(): void {
    for (const run of this.runs.values()) {
      if (this.runs.size <= mostRuns) return;
      if (run.endedAt !== null) this.runs.delete(run.id);
    }
  }
  private newId(now: number): string {
    const { chance } = this.options;
    return makeId(
      'prun',
      now,
      Uint8Array.from({ length: 16 }, () => Math.floor(chance() * 256)),
    );
  }
}

function viewOf({ id, total, done, ok, startedAt, endedAt, failures }: Run): ProbeRun {
  const byCount = [...failures].sort((a, b) => b[1] - a[1]);
  return {
    ...{ id, total, done, ok, startedAt, endedAt },
    failures: byCount.map(([reason, exits]) => ({ reason, exits })),
  };
}
