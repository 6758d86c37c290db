// What a peer is: how it is told whether it can run here, how it is started over given exits, and what a started one offers.
import type { LoadMode } from '../modes/names.ts';
import type { Launched } from '../machine/launch.ts';
import { portOpen } from '../machine/ports.ts';
import type { PeerSources } from '../options.ts';
import type { ExitAddress } from '../tools/exits.ts';

export interface PeerGround {
  readonly exits: readonly ExitAddress[];
  readonly workDir: string;
  readonly cpus: string | undefined;
  readonly sources: PeerSources;
}
export interface StartedPeer {
  readonly port: number;
  /** The root of its processes. */
  readonly pid: number;
  /** user:password that clients must show. */
  readonly credentials?: string;
  stop(): Promise<void>;
}
export interface Peer {
  readonly note: string;
  readonly modes: readonly (LoadMode | 'idle')[];
  /** Most connections it can have, where that is few. */
  readonly maxConns?: number;
  /** Why it cannot run here, in a few words; undefined when it can. */
  missing(sources: PeerSources): string | undefined;
  version?(sources: PeerSources): string;
  start(ground: PeerGround): Promise<StartedPeer>;
}

export const everyMode = ['tunnel', 'keep', 'abs', 'absnew', 'bulk', 'socks', 'idle'] as const;
export const allButSocks = ['tunnel', 'keep', 'abs', 'absnew', 'bulk', 'idle'] as const;

/** The usual end of `start`: one process that is there when its port answers. */
export async function serving(process: Launched, port: number): Promise<StartedPeer> {
  try {
    await portOpen(port, () => !process.gone());
  } catch (error) {
    await process.stop();
    throw error;
  }
  return { port, pid: process.pid, stop: () => process.stop() };
}
