// The supervisor: forks control and the workers, starts them again, passes signals on, and ends them in order. Nothing else runs here.
import { type ChildProcess, fork } from 'node:child_process';
import cluster from 'node:cluster';
import type { Clock } from '../base/clock.ts';
import { impossibleExitCode } from '../base/impossible.ts';
import type { Log } from '../base/log.ts';
import { Child } from './child.ts';

/**
 * What control tells the supervisor. `begun`: it has its database, and workers may come and wait. `serving`: it is there for them, and started again
 * when it ends. `ready`: a worker listens; `text` is for the person at the terminal.
 */
export type ControlNews = { readonly type: 'begun' | 'serving' } | { readonly type: 'ready'; readonly text: string };

type Environment = Readonly<Record<string, string | undefined>>;
/**
 * What a worker makes lives as long as a request, and what control makes of an import as long as that: room for 32 MB of it means that little is
 * moved or kept (V8's default is 16).
 */
const youngGeneration = '--max-semi-space-size=32';

export interface SupervisorOptions {
  /** The program that each child runs, and its arguments. */
  readonly entry: string;
  readonly args: readonly string[];
  readonly workers: number;
  /** The whole environment of a child. */
  readonly controlEnvironment: Environment;
  readonly workerEnvironment: (worker: number) => Environment;
  /** Time that workers have to finish their requests, ms. */
  readonly graceMs: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Prints what control has to say when everything runs for the first time. */
  readonly say: (text: string) => void;
}

/** Time beyond the grace period that a worker may take to end, and that control may take, ms. */
const marginMs = 3_000;
const controlMs = 5_000;

export class Supervisor {
  private readonly options: SupervisorOptions;
  private readonly control: Child;
  private readonly workers: readonly Child[];
  private readonly finish: (code: number) => void;
  private coming = false;
  private serving = false;
  private said = false;
  private stops = 0;
  /** Resolves with the exit code when everything has ended. */
  readonly finished: Promise<number>;

  constructor(options: SupervisorOptions) {
    this.options = options;
    const { clock, log, entry, args } = options;
    let finish: (code: number) => void = () => {};
    this.finished = new Promise((resolve) => (finish = resolve));
    this.finish = finish;
    cluster.schedulingPolicy = cluster.SCHED_NONE;
    cluster.setupPrimary({ exec: entry, args: [...args], execArgv: [...process.execArgv, youngGeneration] });
    this.control = new Child({
      name: 'control',
      spawn: () => this.forkControl(),
      said: (message) => this.hear(message as ControlNews),
      ended: (code) => this.controlEnded(code),
      clock,
      log,
    });
    this.workers = Array.from({ length: options.workers }, (_, i) => {
      const spawn = (): ChildProcess => cluster.fork(options.workerEnvironment(i + 1)).process;
      return new Child({ name: `worker ${i + 1}`, spawn, clock, log });
    });
  }

  start(): void {
    this.control.start();
  }

  /** The first call drains: workers finish, control is told last. The second cuts what is left. */
  stop(): void {
    this.stops++;
    if (this.stops === 1) {
      this.options.log.info({ graceMs: this.options.graceMs }, 'draining; a second signal cuts');
      void this.drain();
    } else for (const child of [...this.workers, ...(this.stops > 2 ? [this.control] : [])]) child.signal('SIGKILL');
  }
  /** Certificates and the like are read again. */
  hangUp(): void {
    for (const child of [this.control, ...this.workers]) child.signal('SIGHUP');
  }

  private forkControl(): ChildProcess {
    const { entry, args, controlEnvironment } = this.options;
    return fork(entry, args, { env: { ...controlEnvironment }, execArgv: [...process.execArgv, youngGeneration] });
  }
  private hear(news: ControlNews): void {
    if (news.type === 'ready') return this.sayOnce(news.text);
    this.serving ||= news.type === 'serving';
    if (this.coming) return;
    this.coming = true;
    if (this.stops === 0) for (const worker of this.workers) worker.start();
  }
  private sayOnce(text: string): void {
    if (this.said) return;
    this.said = true;
    this.options.say(text);
  }
  /** Before it served an end is the end: control has said why, and no worker has anything to do yet. */
  private controlEnded(code: number | null): boolean {
    if (this.serving) return true;
    const ended = this.workers.map((it) => it.stop('SIGKILL', 0));
    void Promise.all(ended).then(() => this.finish(code === impossibleExitCode ? impossibleExitCode : 1));
    return false;
  }
  private async drain(): Promise<void> {
    const { graceMs } = this.options;
    await Promise.all(this.workers.map((it) => it.stop('SIGTERM', graceMs + marginMs)));
    await this.control.stop('SIGTERM', controlMs);
    this.finish(0);
  }
}
