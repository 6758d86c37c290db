// The tree of a git ref, built beside this one: cloned once per commit, with this tree's packages where the lock file is the same.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Outside of this tree, or its packages would be found there. */
const cache = join(tmpdir(), 'gyre-compare-native');

export interface Tree {
  readonly commit: string;
  /** Its built program. */
  readonly main: string;
}

/** @throws Error when the ref is none or does not build. */
export function treeOf(ref: string): Tree {
  const commit = git('rev-parse', '--verify', `${ref}^{commit}`);
  const folder = join(cache, commit.slice(0, 12));
  const before = builtIn(folder);
  if (before !== undefined) return { commit, main: before };
  rmSync(folder, { recursive: true, force: true });
  execFileSync('git', ['clone', '--quiet', '--no-checkout', root, folder]);
  execFileSync('git', ['checkout', '--quiet', commit], { cwd: folder });
  const lock = (of: string): string => readFileSync(join(of, 'package-lock.json'), 'utf8');
  if (lock(folder) === lock(root)) copyPackages(folder);
  else execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { scripts: object };
  const build = 'build:server' in scripts ? ['npm', 'run', 'build:server'] : ['npx', 'tsc', '-b', 'shared', 'server'];
  execFileSync(build[0]!, build.slice(1), { cwd: folder, stdio: 'inherit' });
  // This tree has its native half; without its own the other would be another program.
  if ('native' in scripts) execFileSync('npm', ['run', 'native'], { cwd: folder, stdio: 'inherit' });
  const main = builtIn(folder);
  if (main === undefined) throw new Error(`${ref} was built, but its program is in none of the places it had so far`);
  return { commit, main };
}

/** The program of a tree, in a few files or, as older ones have it, in many. */
function builtIn(folder: string): string | undefined {
  const places = ['server/dist/bundle/main.js', 'server/dist/src/main.js'];
  return places.map((it) => join(folder, it)).find((it) => existsSync(it));
}

/** This tree as it stands; `npm run bench:compare` builds it first. */
export function ownTree(): Tree {
  const commit = git('rev-parse', 'HEAD');
  const changed = git('status', '--porcelain') !== '';
  return { commit: changed ? `${commit} and changes` : commit, main: join(root, 'server/dist/bundle/main.js') };
}

/** Links between workspaces are relative, so that a copy leads to the copy's own. */
function copyPackages(folder: string): void {
  const [from, to] = [root, folder].map((it) => join(it, 'node_modules'));
  cpSync(from!, to!, { recursive: true, verbatimSymlinks: true, filter: (it) => !it.endsWith('/.cache') });
}
function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
}
