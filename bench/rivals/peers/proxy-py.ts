// proxy.py with its ProxyPool plugin (a random exit per connection), one acceptor, one worker. Source: --proxy.py-git DIR; without it the package
// from the index goes into a virtual environment in the cache.
import { writeFileSync } from 'node:fs';
import { once } from '../machine/cache.ts';
import { has, run } from '../machine/environment.ts';
import { launch } from '../machine/launch.ts';
import { freePorts } from '../machine/ports.ts';
import type { PeerSources } from '../options.ts';
import { unpack } from './git-source.ts';
import { allButSocks, type Peer, serving } from './peer.ts';

const fixed = [
  ...['--num-acceptors', '1', '--num-workers', '1', '--log-level', 'CRITICAL', '--timeout', '300'],
  ...['--plugins', 'proxy.plugin.ProxyPoolPlugin'],
];

export const proxyPy: Peer = {
  note: 'proxy.py, ProxyPool plugin (random exit per connection), 1 acceptor, 1 worker',
  modes: allButSocks,
  missing: ({ python }) => (has(python) ? undefined : `${python} is missing`),
  start: async ({ exits, workDir, cpus, sources }) => {
    const { command, cwd } = programOf(sources, workDir);
    const port = await freePorts();
    const address = ['--hostname', '127.0.0.1', '--port', String(port), '--data-dir', `${workDir}/data`];
    const pool = exits.flatMap((it) => ['--proxy-pool', `${it.host}:${it.port}`]);
    const args = ['-m', 'proxy', ...address, ...fixed, ...pool];
    return serving(launch(command, args, { cpus, cwd, log: `${workDir}/log` }), port);
  },
};

function programOf({ proxyPyGit, python }: PeerSources, workDir: string) {
  if (proxyPyGit === undefined) {
    const folder = once('proxy.py-environment', (into) => {
      run(python, ['-m', 'venv', into]);
      run(`${into}/bin/pip`, ['install', '-q', 'proxy.py']);
    });
    return { command: `${folder}/bin/python`, cwd: workDir };
  }
  const cwd = once('proxy.py-source', (into) => {
    unpack(proxyPyGit, into, ['proxy']);
    const version = "version = '2.4.99'\nversion_tuple = (2, 4, '99')\n";
    writeFileSync(`${into}/proxy/common/_scm_version.py`, version);
  });
  return { command: python, cwd };
}
