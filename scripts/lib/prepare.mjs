/** What must be there before anything runs: the packages, the build, a browser. Each is done once. */
import { existsSync } from 'node:fs';

import { buildNative } from './native.mjs';
import { hashOf, once } from './stamp.mjs';
import { step } from './step.mjs';

const packages = [
  'package-lock.json',
  'package.json',
  'shared/package.json',
  'server/package.json',
  'web/package.json',
];
const sources = [
  'shared/src',
  'server/src',
  'server/testkit',
  'web/src',
  'web/public',
  'web/index.html',
  'vite.config.ts',
  'vite.server.config.ts',
];
const configs = ['shared/tsconfig.json', 'server/tsconfig.json', 'tsconfig.base.json'];
const browser = '/usr/bin/chromium';

/** Refuses versions of Node that Gyre does not run on, in one sentence. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major > 22) return;
  process.stderr.write(
    `Gyre needs Node 20.19 or newer of the 20 line, or 22.13 or newer; this is ${process.version}.\n`,
  );
  process.exit(2);
}

export async function install() {
  // The lock file says everything that is installed: a changed script must not install anything anew.
  const hash = hashOf(['package-lock.json'], `${process.version} ${process.platform} ${process.arch}`);
  await once('node_modules/.gyre-installed', hash, async () => {
    // Debian ships the headers that node-gyp would otherwise download.
    const env = existsSync('/usr/include/node/node.h') ? { npm_config_nodedir: '/usr' } : undefined;
    await step('installing packages', ['npm', 'ci', '--no-audit', '--no-fund'], {
      note: 'the first time SQLite is compiled, which takes about a minute',
      ...(env === undefined ? {} : { env }),
    });
  });
}

/** The native half is built as well where it can be; without it Gyre does the same for more. */
export async function build() {
  await once('server/dist/.gyre-built', hashOf([...packages, ...sources, ...configs]), async () => {
    await step('building the server', ['npm', 'run', '--silent', 'build:server']);
    await step('building the dashboard', ['npx', '--no-install', 'vite', 'build']);
  });
  const problem = await buildNative().catch((error) => String(error.message));
  if (problem !== undefined) process.stderr.write(`▸ without the native half: ${problem}\n`);
}

/** Debian's Chromium, installed when it is absent. */
export async function installBrowser() {
  const wanted = process.env['GYRE_CHROMIUM'] ?? browser;
  if (existsSync(wanted)) return;
  if (wanted !== browser || !existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
    process.stderr.write(
      `The browser tests need Chromium at ${wanted}; install it or set GYRE_CHROMIUM to its path.\n`,
    );
    process.exit(1);
  }
  await step('updating the list of Debian packages', ['apt-get', 'update', '-q']);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await step('installing Chromium', ['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium'], { env });
}
