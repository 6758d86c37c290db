// The two C programs: exits with the origin behind them, and the load.
import { fileURLToPath } from 'node:url';
import { cProgram } from '../../../e2e/harness/c-program.ts';

export interface Tools {
  readonly exitsim: string;
  readonly loadgen: string;
}

/** @throws Error with one sentence when there is no C compiler. */
export function buildTools(): Tools {
  const built = (name: string): string => cProgram(fileURLToPath(new URL(`${name}.c`, import.meta.url)));
  return { exitsim: built('exitsim'), loadgen: built('loadgen') };
}
