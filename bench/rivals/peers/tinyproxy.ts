// tinyproxy: a thread per client; one exit only, so it does not rotate. It closes after each plain response.
import { writeFileSync } from 'node:fs';
import { firstLine, has } from '../machine/environment.ts';
import { launch } from '../machine/launch.ts';
import { freePorts } from '../machine/ports.ts';
import { type Peer, serving } from './peer.ts';

export const tinyproxy: Peer = {
  note: 'tinyproxy, a thread per client, one exit (cannot rotate), closes after each plain response',
  modes: ['tunnel', 'keep', 'absnew', 'bulk', 'idle'],
  missing: () => (has('tinyproxy') ? undefined : 'not installed (Debian package tinyproxy)'),
  version: () => firstLine('tinyproxy', '-v'),
  start: async ({ exits: [exit], workDir, cpus }) => {
    const port = await freePorts();
    const lines = [
      ...[`Port ${port}`, 'Listen 127.0.0.1', 'Timeout 300', 'MaxClients 9000', 'DisableViaHeader Yes'],
      ...[`LogFile "${workDir}/t.log"`, 'LogLevel Critical', `PidFile "${workDir}/t.pid"`, 'Allow 127.0.0.0/8'],
      `Upstream http ${exit!.host}:${exit!.port}`,
    ];
    writeFileSync(`${workDir}/t.conf`, `${lines.join('\n')}\n`);
    const args = ['-d', '-c', `${workDir}/t.conf`];
    return serving(launch('tinyproxy', args, { cpus, cwd: workDir, log: `${workDir}/log` }), port);
  },
};
