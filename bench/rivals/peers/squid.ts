// Squid with the exits as round-robin parents, nothing cached, nothing logged, nobody authenticated.
import { chmodSync, writeFileSync } from 'node:fs';
import { firstLine, has, run } from '../machine/environment.ts';
import { launch, mostFiles } from '../machine/launch.ts';
import { freePorts } from '../machine/ports.ts';
import { allButSocks, type Peer, type PeerGround, serving } from './peer.ts';

export const squid: Peer = {
  note: 'Squid, exits as round-robin parents, no cache, no log, no auth, 1 worker',
  modes: allButSocks,
  missing: () => (has('squid') ? undefined : 'not installed (Debian package squid)'),
  version: () => firstLine('squid', '-v'),
  start: async (ground) => {
    const { workDir, cpus } = ground;
    const port = await freePorts();
    writeFileSync(`${workDir}/hosts`, hosts());
    writeFileSync(`${workDir}/squid.conf`, configuration(ground, port));
    chmodSync(workDir, 0o755);
    // As root it gives its rights up, and must still be able to write here.
    if (isRoot()) run('chown', ['-R', 'proxy:proxy', workDir]);
    const args = ['-N', '-f', `${workDir}/squid.conf`];
    return serving(launch('squid', args, { cpus, cwd: workDir, log: `${workDir}/log` }), port);
  },
};

const isRoot = (): boolean => process.getuid?.() === 0;

/** Squid looks up the target, even when a parent will, and the client's name; lookups nobody answers would cost it 500 µs a request. */
function hosts(): string {
  const clients = Array.from({ length: 63 }, (_, i) => `127.0.0.${i + 2} client${i}.test`);
  return ['127.0.0.1 localhost origin.test', ...clients, ''].join('\n');
}

function configuration({ exits, workDir }: PeerGround, port: number): string {
  const parent = 'no-query no-digest no-netdb-exchange round-robin';
  return `http_port 127.0.0.1:${port}
${isRoot() ? 'cache_effective_user proxy' : ''}
pid_filename ${workDir}/squid.pid
access_log none
cache_log ${workDir}/cache.log
coredump_dir ${workDir}
cache deny all
cache_mem 16 MB
pinger_enable off
dns_nameservers 127.0.0.1
hosts_file ${workDir}/hosts
visible_hostname duel
http_access allow all
never_direct allow all
prefer_direct off
nonhierarchical_direct off
${exits.map((it, i) => `cache_peer ${it.host} parent ${it.port} 0 ${parent} name=p${i}`).join('\n')}
shutdown_lifetime 0 seconds
read_timeout 300 seconds
max_filedescriptors ${mostFiles}
workers 1
`;
}
