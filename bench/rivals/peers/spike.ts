// The floors of Node, each a program of its own: what is left when a proxy does nothing but relay. Not proxies to use.
import { fileURLToPath } from 'node:url';
import { launch } from '../machine/launch.ts';
import { freePorts } from '../machine/ports.ts';
import { everyMode, type Peer, type PeerGround, serving } from './peer.ts';

export const spike: Peer = {
  note: 'spike: raw net relay in Node, hand parser, pooled exits, nothing else',
  modes: everyMode,
  missing: () => undefined,
  start: (ground) => start(ground, 'spike/main.mjs'),
};

export const spikeRaw: Peer = {
  note: 'spike-raw: CONNECT relay on inner TCP handles, no net.Socket, no streams (not for products)',
  modes: ['tunnel', 'keep', 'bulk', 'idle'],
  missing: () => ('binding' in process ? undefined : 'this Node has no process.binding'),
  start: (ground) => start(ground, 'spike/raw.mjs', ['--no-deprecation']),
};

async function start({ exits, workDir, cpus }: PeerGround, program: string, flags: readonly string[] = []) {
  const port = await freePorts();
  const file = fileURLToPath(new URL(program, import.meta.url));
  const args = [...flags, file, String(port), ...exits.map((it) => String(it.port))];
  return serving(launch(process.execPath, args, { cpus, cwd: workDir, log: `${workDir}/log` }), port);
}
