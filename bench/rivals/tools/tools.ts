// The two C programs, compiled once per state of their source: exits with the origin behind them, and the load.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { has, run } from '../machine/environment.ts';
import { once } from '../machine/cache.ts';

export interface Tools {
  readonly exitsim: string;
  readonly loadgen: string;
}

/** @throws Error with one sentence when there is no C compiler. */
export function buildTools(): Tools {
  return { exitsim: built('exitsim'), loadgen: built('loadgen') };
}

function built(name: string): string {
  const source = fileURLToPath(new URL(`${name}.c`, import.meta.url));
  const hash = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 12);
  const folder = once(`${name}-${hash}`, (into) => {
    if (!has('cc'))
      throw new Error('the load and the exits are C programs, and no C compiler (cc) was found; Debian: gcc libc6-dev');
    run('cc', ['-O2', '-o', join(into, name), source, '-lm']);
  });
  return join(folder, name);
}
