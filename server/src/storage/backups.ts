// The folder of backups: whole copies of the database, one file each. Its listing is all there is to know of them, so a file that a person puts there
// counts as well.
import { createReadStream, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';

/** `asked` for by a person · `scheduled` · `restore`: made before another one was restored · `other`: brought here by a person. */
export type BackupWhy = 'asked' | 'scheduled' | 'restore' | 'other';
export interface BackupFile {
  /** The name of its file, without the ending. */
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  readonly bytes: number;
  readonly why: BackupWhy;
}
const ending = '.db';
const nameForm = /^gyre-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z-(asked|scheduled|restore)$/;
/** What may be the name of a file here: nothing that leads out of the folder. */
const idForm = /^[A-Za-z0-9][\w.-]{0,99}$/;

export class Backups {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Newest first. */
  list(): BackupFile[] {
    const found = this.names().flatMap((name) => this.find(name.slice(0, -ending.length)) ?? []);
    return found.sort((a, b) => b.at - a.at);
  }
  find(id: string): BackupFile | undefined {
    if (!idForm.test(id)) return undefined;
    const stat = statSync(this.path(id), { throwIfNoEntry: false });
    if (stat?.isFile() !== true) return undefined;
    const named = readName(id);
    return { id, at: named?.at ?? Math.round(stat.mtimeMs), bytes: stat.size, why: named?.why ?? 'other' };
  }
  path(id: string): string {
    return join(this.folder, id + ending);
  }
  /** A whole copy of what is in the database now; it has its name when it is complete. @throws Error when the disk cannot take it. */
  async make(sqlite: Sqlite.Database, why: Exclude<BackupWhy, 'other'>, now: number): Promise<BackupFile> {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const id = nameOf(why, now);
    const part = `${this.path(id)}.part`;
    try {
      await sqlite.backup(part);
      await rename(part, this.path(id));
    } catch (error) {
      rmSync(part, { force: true });
      throw error;
    }
    return this.find(id)!;
  }
  remove(id: string): void {
    rmSync(this.path(id), { force: true });
  }
  /** The bytes of its file, as they are asked for. */
  read(id: string): AsyncIterable<Uint8Array> {
    return createReadStream(this.path(id));
  }

  private names(): string[] {
    try {
      return readdirSync(this.folder).filter((name) => name.endsWith(ending));
    } catch {
      // Nothing was made yet.
      return [];
    }
  }
}

function nameOf(why: string, now: number): string {
  return `gyre-${new Date(now).toISOString().replace(/[:.]/g, '-')}-${why}`;
}
function readName(id: string): Pick<BackupFile, 'at' | 'why'> | undefined {
  const [, day, hour, minute, second, ms, why] = nameForm.exec(id) ?? [];
  if (day === undefined) return undefined;
  return { at: Date.parse(`${day}T${hour}:${minute}:${second}.${ms}Z`), why: why as BackupWhy };
}
