// Where things are: the repository (or image) this program runs from, the dashboard's files, the link's socket.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Impossible } from '../base/impossible.ts';

/** Longest path of a unix socket that every system takes. */
const longestSocketPath = 100;

interface Manifest {
  readonly name?: string;
  readonly version?: string;
}

/** The folder of the package `gyre`, from source and from the built output alike. */
export function findRoot(from = dirname(fileURLToPath(import.meta.url))): {
  readonly path: string;
  readonly version: string;
} {
  for (let path = from; ; path = dirname(path)) {
    const file = join(path, 'package.json');
    const manifest = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : {};
    if (manifest.name === 'gyre') return { path, version: manifest.version ?? '0.0.0' };
    if (path === dirname(path)) return { path: from, version: '0.0.0' };
  }
}

/** The built dashboard; undefined when it was not built. */
export function findDashboard(): string | undefined {
  const path = join(findRoot().path, 'web', 'dist');
  return existsSync(join(path, 'index.html')) ? path : undefined;
}

/** Where `npm run native` puts the native half. */
export function nativePath(): string {
  return join(findRoot().path, 'server', 'native', 'build', 'gyre.node');
}

/** In the data directory, unless its path is too long for a socket: then in a private folder of this user. */
export function linkPathOf(dataDir: string): string {
  const path = join(dataDir, 'link.sock');
  if (path.length <= longestSocketPath) return path;
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `gyre-${userInfo().uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = statSync(folder);
  if (uid !== userInfo().uid || (mode & 0o077) !== 0)
    throw new Impossible(`The folder ${folder}, needed because the data directory's path is long, is not private.`);
  return join(folder, `${name}.sock`);
}
