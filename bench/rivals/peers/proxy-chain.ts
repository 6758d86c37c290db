// npm's proxy-chain with a new exit per request: the library most Node gateways of this kind are built on. It is fetched into the cache the first
// time and is no dependency of this project.
import { copyFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { once } from '../machine/cache.ts';
import { has, run } from '../machine/environment.ts';
import { launch } from '../machine/launch.ts';
import { freePorts } from '../machine/ports.ts';
import { allButSocks, type Peer, serving } from './peer.ts';

const version = '3.0.1';
const program = fileURLToPath(new URL('proxy-chain-server.mjs', import.meta.url));

export const proxyChain: Peer = {
  note: `npm proxy-chain ${version}, round robin in prepareRequestFunction, no auth, 1 process`,
  modes: allButSocks,
  missing: () => (has('npm') ? undefined : 'npm is missing'),
  version: () => version,
  start: async ({ exits, workDir, cpus }) => {
    const folder = once(`proxy-chain-${version}`, (into) => {
      writeFileSync(`${into}/package.json`, '{"private":true}');
      run('npm', ['install', '--no-audit', '--no-fund', '--silent', `proxy-chain@${version}`], into);
    });
    // It finds its package from where it lies.
    copyFileSync(program, `${folder}/serve.mjs`);
    const port = await freePorts();
    const args = [`${folder}/serve.mjs`, String(port), ...exits.map((it) => `http://${it.host}:${it.port}`)];
    const options = { cpus, cwd: workDir, log: `${workDir}/log`, env: { NODE_ENV: 'production' } };
    return serving(launch(process.execPath, args, options), port);
  },
};
