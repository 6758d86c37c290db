// Descriptors: how many sockets and files this process may have open, and how a worker shares them out, so that the limit is met at its own door
// with an answer and never in the middle of a request.
import { readFileSync } from 'node:fs';

/** Most open descriptors of this process; undefined where the system does not say (it does on Linux). Node has raised the soft limit to the hard one. */
export function descriptorLimit(read: () => string = limitsOfProcess): number | undefined {
  let text: string;
  try {
    text = read();
  } catch {
    return undefined;
  }
  const soft = /^Max open files\s+(\d+)/m.exec(text)?.[1];
  return soft === undefined ? undefined : Number(soft);
}
const limitsOfProcess = (): string => readFileSync('/proc/self/limits', 'utf8');

export interface DescriptorShares {
  /** Client connections there may be: each may need a connection to an exit besides. */
  readonly clients: number;
  /** Idle connections to exits. */
  readonly idle: number;
  /** Clients that were turned away and have not heard it yet. */
  readonly away: number;
}
/** Listeners, the link, pipes, the loop's own. */
const ownDescriptors = 48;
const clientShare = 0.4;
const idleShare = 0.15;
const awayShare = 0.05;

export function descriptorShares(limit: number | undefined): DescriptorShares {
  if (limit === undefined) return { clients: Infinity, idle: Infinity, away: Infinity };
  const free = Math.max(0, limit - ownDescriptors);
  const share = (of: number): number => Math.floor(free * of);
  return { clients: Math.max(1, share(clientShare)), idle: share(idleShare), away: share(awayShare) };
}
