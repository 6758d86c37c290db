// Sources of peers that are no packages: folders of a git directory, unpacked into the cache.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../machine/environment.ts';

const script = 'g=$1; d=$2; shift 2; git --git-dir="$g" archive HEAD -- "$@" | tar -x -C "$d"';

/** Unpacks `paths` of HEAD of a git directory, bare or not. */
export function unpack(git: string, into: string, paths: readonly string[]): void {
  const inner = join(git, '.git');
  run('sh', ['-c', script, 'sh', existsSync(inner) ? inner : git, into, ...paths]);
}
