// Small C programs that tests and benchmarks measure with: compiled once per state of their source, beside the packages, so that removing those removes them.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../node_modules/.cache/gyre/c', import.meta.url));

/** The program that `source` (a path) is compiled to. @throws Error with one sentence when there is no C compiler. */
export function cProgram(source: string): string {
  const hash = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 12);
  const file = join(folder, `${basename(source, '.c')}-${hash}`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  // One that was not finished never has the name.
  const fresh = `${file}.${process.pid}`;
  try {
    execFileSync('cc', ['-O2', '-o', fresh, source, '-lm'], { stdio: ['ignore', 'pipe', 'inherit'] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error(`${basename(source)} wants a C compiler (cc), and none was found; Debian: gcc libc6-dev`, {
      cause: error,
    });
  }
  renameSync(fresh, file);
  return file;
}
