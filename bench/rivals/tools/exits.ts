// Simulated exits on consecutive ports: one process that answers every request itself.
import { type Launched, launch } from '../machine/launch.ts';
import { freePorts, portOpen } from '../machine/ports.ts';

export interface ExitAddress {
  readonly host: string;
  readonly port: number;
}
export interface Exits {
  readonly list: readonly ExitAddress[];
  stop(): Promise<void>;
}

/** `args`: delays and stalls, as tools/exitsim.c lists them. */
export async function startExits(program: string, count: number, args: readonly string[], cpus: string | undefined) {
  const base = await freePorts(count);
  const exits: Launched = launch(program, [String(base), String(count), ...args], { cpus });
  exits.output?.resume();
  await portOpen(base, () => !exits.gone(), 5000);
  const list = Array.from({ length: count }, (_, i) => ({ host: '127.0.0.1', port: base + i }));
  return { list, stop: () => exits.stop() } satisfies Exits;
}
