// Where backups are made, compared and restored: the folder of files beside the database they are copies of.
import { join } from 'node:path';
import { type BackupFile, Backups, type BackupWhy } from '../../storage/backups.ts';
import { compareBackup, type TableDifference } from '../../storage/backup-compare.ts';
import { problemOfBackup } from '../../storage/backup-problem.ts';
import { databaseFile } from '../../storage/copies.ts';
import type { Actor } from '../services/context.ts';
import type { Database } from '../../storage/database.ts';

/** One that will be restored when control has closed its database. */
export interface Restoring {
  readonly file: string;
  /** Written into the changes of the restored database. */
  readonly actor: Actor;
  readonly summary: string;
}
export interface RoomOptions {
  readonly dataDir: string;
  readonly database: Database;
  /** Whether the keys in this file can be opened here. */
  readonly fits: (sealed: Buffer) => boolean;
  readonly now: () => number;
  /** Closes control, puts the file in its place and starts control again. */
  readonly restore: (asked: Restoring) => void;
}

export class BackupRoom {
  readonly files: Backups;
  readonly folder: string;
  private readonly options: RoomOptions;
  private making: Promise<BackupFile> | undefined;
  private comparisons = 0;
  private restoring = false;

  constructor(options: RoomOptions) {
    this.options = options;
    this.folder = join(options.dataDir, 'backups');
    this.files = new Backups(this.folder);
  }

  /** Who asks while one is being made gets that one. */
  make(why: Exclude<BackupWhy, 'other'>): Promise<BackupFile> {
    const { database, now } = this.options;
    this.making ??= this.files.make(database.sqlite, why, now()).finally(() => (this.making = undefined));
    return this.making;
  }

  /** Why it cannot be restored, for people; undefined when it can. */
  problemOf(id: string): string | undefined {
    return problemOfBackup(this.files.path(id), this.options.fits);
  }

  /** Of one that can be restored. */
  compare(id: string): Promise<TableDifference[]> {
    const { dataDir } = this.options;
    return compareBackup(
      join(dataDir, databaseFile),
      this.files.path(id),
      join(this.folder, `${id}.compare-${++this.comparisons}`),
    );
  }

  /** The caller has looked at it. Takes place after the answer has gone out; false when another is on its way already. */
  restore(asked: Restoring): boolean {
    if (this.restoring) return false;
    this.restoring = true;
    setImmediate(() => this.options.restore(asked));
    return true;
  }
}
