// The result: everything a reader needs to judge the figures, and every slice. It is written after each step, so that an ended run leaves what it has.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { Pinning } from '../machine/cores.ts';
import type { Options } from '../options.ts';
import type { PeerName } from '../peers/names.ts';
import type { Slice } from '../tools/load.ts';
import { type Table, textOf } from './table.ts';

export interface Entry extends Partial<Slice> {
  /** As the tables are named: the mode, and for some what it was applied to (scale-keep, stall-exits). */
  readonly mode: string;
  readonly peer: PeerName | 'direct';
  readonly round: number;
  readonly load?: string;
  readonly level?: number;
  readonly baseKb?: number;
  readonly kbPerTunnel?: number;
  readonly idleCpuPercent?: number;
}
export interface About {
  readonly options: Options;
  readonly cores: number;
  readonly pinning: Pinning;
  readonly notes: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, string>>;
}

export class RunRecord {
  private readonly about: About;
  private readonly at = new Date().toISOString();
  private readonly loadBefore = loadavg()[0];
  private readonly tables: Table[] = [];
  private readonly skipped = new Map<string, string>();
  readonly raw: Entry[] = [];

  constructor(about: About) {
    this.about = about;
  }
  /** Progress, on stderr. */
  say(text: string): void {
    if (!this.about.options.quiet) console.error(text);
  }
  skip(peer: PeerName, why: string): void {
    const [line = ''] = why.split('\n');
    this.say(`- ${peer}: skipped, ${line}`);
    if (!this.skipped.has(peer)) this.skipped.set(peer, line);
  }
  keep(entry: Entry): void {
    this.raw.push(entry);
  }
  print(table: Table): void {
    console.log(`\n${textOf(table)}`);
    this.tables.push(table);
    this.save();
  }
  printSkipped(): void {
    for (const [peer, why] of this.skipped) console.log(`skipped ${peer}: ${why}`);
  }
  save(): void {
    const { options, cores, pinning, notes, versions } = this.about;
    if (options.out === undefined) return;
    const memoryGB = Math.round(totalmem() / 2 ** 30);
    const machine = { cpu: cpus()[0]?.model, cores, memoryGB, kernel: release(), loadBefore: this.loadBefore };
    const { sources: _, ...settings } = options;
    const result = {
      ...{ at: this.at, commit: commitOf(), node: process.version, machine, pinning, settings, notes, versions },
      ...{ skipped: Object.fromEntries(this.skipped), tables: this.tables, raw: this.raw },
    };
    mkdirSync(dirname(resolve(options.out)), { recursive: true });
    writeFileSync(options.out, `${JSON.stringify(result, null, 1)}\n`);
  }
}

/** Of this tree; "and changes" when files differ from it. */
function commitOf(): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  try {
    return `${git('rev-parse', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ' and changes'}`;
  } catch {
    return 'not a git checkout';
  }
}
