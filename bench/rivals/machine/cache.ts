// What is made once and kept: packages of peers. It lies beside the packages, so that removing those removes it.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const cacheFolder = fileURLToPath(new URL('../../../node_modules/.cache/gyre/rivals', import.meta.url));

/** The folder `name` of the cache; `make` fills it the first time, and again when it failed. */
export function once(name: string, make: (folder: string) => void): string {
  const folder = join(cacheFolder, name);
  const mark = join(folder, '.ready');
  if (existsSync(mark)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  make(folder);
  writeFileSync(mark, '');
  return folder;
}
