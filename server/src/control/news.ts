// News for live streams about what changed, told once for many where changes come in crowds.
import type { LiveNoun } from '@gyre/shared/contract/live';
import type { RevisionState } from '@gyre/shared/contract/traffic';
import type { Clock } from '../base/clock.ts';
import type { LiveHub } from './running-port.ts';

/** Time that news wait for neighbours, ms: about workers, sessions, and runs. */
const workersMs = 50;
const sessionsMs = 1_000;
const siteBansMs = 500;
const probeRunMs = 1_000;
const writeRunMs = 500;
const importRunsMs = 200;

export interface NewsOptions {
  readonly clock: Clock;
  readonly hub: LiveHub;
  readonly revision: () => number;
  readonly fleet: () => RevisionState;
}

export class News {
  private readonly options: NewsOptions;
  private readonly planned = new Map<string, () => void>();

  constructor(options: NewsOptions) {
    this.options = options;
  }

  /** Lists of this noun may be out of date. */
  changed(noun: LiveNoun, ids: readonly string[]): void {
    this.options.hub.publish({ event: 'changed', data: { noun, ids, revision: this.options.revision() } });
  }
  /** Sessions came, went or moved. */
  sessions(): void {
    this.soon('sessions', sessionsMs, () => this.changed('sessions', []));
  }
  /** A probe run came further. */
  probeRun(id: string): void {
    this.soon(`probe run ${id}`, probeRunMs, () => this.changed('probe-runs', [id]));
  }
  /** A write run came further: what it wrote may be out of date in lists, too. */
  writeRun(id: string, noun: LiveNoun): void {
    this.soon(`write run ${id}`, writeRunMs, () => {
      this.changed('write-runs', [id]);
      this.changed(noun, []);
    });
  }
  /** An import began or ended. */
  importRuns(): void {
    this.soon('import runs', importRunsMs, () => this.changed('import-runs', []));
  }
  /** Site bans came or went. */
  siteBans(): void {
    this.soon('site bans', siteBansMs, () => this.changed('site-bans', []));
  }
  /** A worker took a revision, came or went. */
  workers(): void {
    const { hub, fleet } = this.options;
    this.soon('workers', workersMs, () => hub.publish({ event: 'revision', data: fleet() }));
  }

  /** What waits is not told any more: storage is about to close. */
  close(): void {
    for (const cancel of this.planned.values()) cancel();
    this.planned.clear();
  }

  private soon(what: string, ms: number, tell: () => void): void {
    if (this.planned.has(what)) return;
    const cancel = this.options.clock.after(ms, () => {
      this.planned.delete(what);
      tell();
    });
    this.planned.set(what, cancel);
  }
}
