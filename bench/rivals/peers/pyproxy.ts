// PyProxy (pyproxytools), filter and logs off, chained to one exit: it cannot rotate. Source: --pyproxy-git DIR. A thread per client and select():
// about 500 tunnels at most.
import { rmSync, writeFileSync } from 'node:fs';
import { once } from '../machine/cache.ts';
import { has, run } from '../machine/environment.ts';
import { launch } from '../machine/launch.ts';
import { freePorts } from '../machine/ports.ts';
import { unpack } from './git-source.ts';
import { type Peer, type PeerGround, serving } from './peer.ts';

/** Modules that may be missing and are not on the request path: help texts, coloured logs, filter lists from URLs. */
const standIns: Readonly<Record<string, string>> = {
  rich_argparse: 'import argparse\nMetavarTypeRichHelpFormatter = argparse.MetavarTypeHelpFormatter\n',
  colorlog: `import logging
class ColoredFormatter(logging.Formatter):
    def __init__(self, fmt=None, datefmt=None, **kw): super().__init__(fmt.replace("%(log_color)s", "") if fmt else fmt, datefmt)
StreamHandler = logging.StreamHandler
`,
  ...{ requests: '', OpenSSL: 'crypto = None\n', psutil: '' },
};

export const pyproxy: Peer = {
  note: 'PyProxy (slim), a thread per client, one exit (cannot rotate), filter and logs off',
  modes: ['tunnel', 'keep', 'absnew', 'bulk', 'idle'],
  maxConns: 500,
  missing: ({ python, pyproxyGit }) => {
    if (!has(python)) return `${python} is missing`;
    return pyproxyGit === undefined ? 'needs --pyproxy-git DIR' : undefined;
  },
  start: async (ground) => {
    const { exits, workDir, cpus, sources } = ground;
    const source = once('pyproxy-source', (into) => {
      unpack(sources.pyproxyGit!, into, ['pyproxy', 'assets']);
      rmSync(`${into}/pyproxy/monitoring`, { recursive: true, force: true });
    });
    const stood = once('pyproxy-stand-ins', (into) => writeStandIns(into, sources.python));
    const port = await freePorts();
    const file = `${workDir}/config.ini`;
    writeFileSync(file, configuration(ground, source, port));
    const args = ['-m', 'pyproxy', '-f', file, '--proxy-port', String(exits[0]!.port)];
    const options = { cpus, cwd: source, log: `${workDir}/log`, env: { PYTHONPATH: stood } };
    return serving(launch(sources.python, args, options), port);
  },
};

function writeStandIns(into: string, python: string): void {
  for (const [name, text] of Object.entries(standIns)) {
    try {
      run(python, ['-c', `import ${name}`]);
    } catch {
      writeFileSync(`${into}/${name}.py`, text);
    }
  }
}

const configuration = ({ exits, workDir }: PeerGround, source: string, port: number): string => `[Server]
host = 127.0.0.1
port = ${port}
[Logging]
debug = false
no_logging_access = true
no_logging_block = true
[Files]
html_403 = ${source}/assets/403.html
[Filtering]
no_filter = true
filter_mode = local
blocked_sites = ${workDir}/sites
blocked_url = ${workDir}/urls
[Options]
shortcuts =
custom_header =
authorized_ips =
[Security]
ssl_inspect = false
[Proxy]
proxy_enable = true
proxy_host = ${exits[0]!.host}
`;
