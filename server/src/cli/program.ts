// The program as its own children start it, and the command line that makes a child read the same configuration.
import { addressText, type Config } from '../config/config.ts';

export interface Program {
  /** The file of this program, and the arguments its children get. */
  readonly entry: string;
  readonly args: readonly string[];
  /** Writes for the person at the terminal. */
  readonly say: (text: string) => void;
}

/** Everything said outright: where a child runs, and what its variables say, does not matter then. */
export function argumentsOf(config: Config): string[] {
  const { dataDir, proxy, admin, workers, demo } = config;
  const named = { '--data-dir': dataDir, '--proxy': addressText(proxy), '--admin': addressText(admin) };
  const args = Object.entries({ ...named, '--workers': String(workers) }).flat();
  return ['start', ...args, ...(demo ? ['--demo'] : [])];
}
