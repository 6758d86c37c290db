// The native half, where it was built (npm run native): wires instead of Node's sockets, and the relay that long tunnels leave for. Without it
// everything stays in Node, behaves alike and costs more.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Relay, type RelayFile } from './relay.ts';
import { Wires, type WiresFile } from './wires.ts';

export interface Native {
  readonly wires: Wires;
  readonly relay: Relay;
}

/** undefined where it was not built. Once for a process. @throws Error when it was built, and cannot be used. */
export function loadNative(path: string): Native | undefined {
  if (!existsSync(path)) return undefined;
  const file = createRequire(import.meta.url)(path) as RelayFile & WiresFile;
  return { wires: new Wires(file), relay: new Relay(file) };
}
