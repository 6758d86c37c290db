// A child that is kept running: started again with back-off whenever it ends, until it is told to stop.
import type { ChildProcess } from 'node:child_process';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { BackOff } from './back-off.ts';

export interface ChildOptions {
  /** For the log: `control`, `worker 2`. */
  readonly name: string;
  readonly spawn: () => ChildProcess;
  readonly clock: Clock;
  readonly log: Log;
  /** A message from the running process. */
  readonly said?: (message: unknown) => void;
  /** It ended by itself. False: do not start it again. */
  readonly ended?: (code: number | null) => boolean;
}

export class Child {
  private readonly options: ChildOptions;
  private readonly backOff = new BackOff();
  private process: ChildProcess | undefined;
  private startedAt = 0;
  private stopping = false;
  private cancel: (() => void) | undefined;
  private gone: (() => void)[] = [];

  constructor(options: ChildOptions) {
    this.options = options;
  }

  get running(): boolean {
    return this.process !== undefined;
  }

  start(): void {
    this.cancel = undefined;
    this.startedAt = this.options.clock.monotonic();
    const child = this.options.spawn();
    this.process = child;
    child.on('message', (message) => this.options.said?.(message));
    child.once('error', (error) => this.failed(child, error));
    child.once('exit', (code, signal) => this.exited(child, code, signal));
  }

  signal(signal: NodeJS.Signals): void {
    this.process?.kill(signal);
  }

  /** Asks it to end, kills it after `graceMs`, and resolves when it is gone. It is not started again. */
  async stop(signal: NodeJS.Signals, graceMs: number): Promise<void> {
    this.stopping = true;
    this.cancel?.();
    if (this.process === undefined) return;
    const gone = new Promise<void>((resolve) => this.gone.push(resolve));
    this.process.kill(signal);
    const cancel = this.options.clock.after(graceMs, () => this.signal('SIGKILL'));
    await gone;
    cancel();
  }

  private failed(child: ChildProcess, error: Error): void {
    this.options.log.error({ error, process: this.options.name }, 'a process could not be started');
    this.exited(child, null, null);
  }

  private exited(child: ChildProcess, code: number | null, signal: NodeJS.Signals | null): void {
    if (this.process !== child) return;
    this.process = undefined;
    const { log, clock, name, ended } = this.options;
    if (this.stopping) {
      for (const resolve of this.gone) resolve();
      this.gone = [];
      return;
    }
    if (ended?.(code) === false) return;
    const waitMs = this.backOff.after(clock.monotonic() - this.startedAt);
    log.warn({ process: name, pid: child.pid, code, signal, waitMs }, 'a process ended and is started again');
    if (waitMs === 0) this.start();
    else this.cancel = clock.after(waitMs, () => this.start());
  }
}
