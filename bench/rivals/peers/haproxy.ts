// HAProxy twice. In TCP mode it copies bytes to an exit and understands none of them: the floor for anything that relays through user space.
// In HTTP mode it parses every request, chooses an exit for each, and keeps connections to exits.
import { writeFileSync } from 'node:fs';
import { firstLine, has } from '../machine/environment.ts';
import { launch } from '../machine/launch.ts';
import { freePorts } from '../machine/ports.ts';
import type { ExitAddress } from '../tools/exits.ts';
import { allButSocks, everyMode, type Peer, type PeerGround, serving } from './peer.ts';

const shared = {
  missing: () => (has('haproxy') ? undefined : 'not installed (Debian package haproxy)'),
  version: () => firstLine('haproxy', '-v'),
};

export const haproxy: Peer = {
  ...shared,
  note: 'HAProxy, mode tcp, round robin, 1 thread: copies bytes, reads no protocol',
  modes: everyMode,
  start: (ground) => start(ground, 'tcp'),
};

export const haproxyHttp: Peer = {
  ...shared,
  note: 'HAProxy, mode http, round robin per request, pooled connections to exits, 1 thread',
  modes: allButSocks,
  start: (ground) => start(ground, 'http'),
};

async function start({ exits, workDir, cpus }: PeerGround, mode: 'tcp' | 'http') {
  const port = await freePorts();
  const file = `${workDir}/haproxy.cfg`;
  writeFileSync(file, configuration(port, exits, mode));
  return serving(launch('haproxy', ['-db', '-f', file], { cpus, cwd: workDir, log: `${workDir}/log` }), port);
}

const configuration = (port: number, exits: readonly ExitAddress[], mode: 'tcp' | 'http'): string => `global
  maxconn 9500
  nbthread 1
defaults
  mode ${mode}
  backlog 8192
  timeout connect 10s
  timeout client 300s
  timeout server 300s
  timeout tunnel 300s
listen duel
  bind 127.0.0.1:${port}
  balance roundrobin
${mode === 'http' ? '  http-reuse always\n  option http-keep-alive\n' : ''}${exits.map((it, i) => `  server e${i} ${it.host}:${it.port}`).join('\n')}
`;
