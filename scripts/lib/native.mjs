/** The native half: compiled from source where there is a C compiler and Node's headers, and left out where there is none. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { hashOf, once } from './stamp.mjs';
import { root } from './step.mjs';

const folder = 'server/native';
const built = `${folder}/build/gyre.node`;
const sources = ['addon', 'relay-addon', 'wires-addon', 'relay', 'tunnel', 'wires'].map((it) => `${folder}/${it}.c`);
const declarations = ['addon', 'relay', 'tunnel', 'wires'].map((it) => `${folder}/${it}.h`);
const flags = ['-std=gnu11', '-O2', '-Wall', '-Wextra', '-Werror', '-fPIC', '-shared', '-pthread'];

/**
 * Builds it when something changed. Why it cannot be had here, in one sentence; undefined: it is there.
 * @returns {Promise<string | undefined>}
 * @throws {Error} with what the compiler said, when there is one and it does not like it.
 */
export async function buildNative() {
  if (process.platform !== 'linux') return 'it needs Linux';
  const compiler = process.env['CC'] ?? 'cc';
  if (spawnSync(compiler, ['--version']).status !== 0) return `there is no C compiler ("${compiler}")`;
  const headers = headersOf();
  if (headers === undefined) return "Node's headers (node_api.h) are not installed";
  const all = [...sources, ...declarations];
  await once(`${folder}/build/.gyre-built`, hashOf(all, `${process.arch} ${compiler} ${flags.join(' ')}`), async () => {
    // A worker that runs keeps the file it has loaded: the new one takes its name, not its place.
    const fresh = `${folder}/build/gyre.fresh.node`;
    mkdirSync(join(root, folder, 'build'), { recursive: true });
    process.stderr.write('▸ compiling the native half\n');
    const args = [...flags, `-I${headers}`, '-o', fresh, ...sources];
    const { status, stderr } = spawnSync(compiler, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`the native half does not compile:\n${stderr}`);
    renameSync(join(root, fresh), join(root, built));
  });
  return undefined;
}

/** Where Node keeps them: beside its program, or where Debian puts them. */
function headersOf() {
  const places = [
    join(dirname(process.execPath), '..', 'include', 'node'),
    '/usr/include/node',
    '/usr/include/nodejs/src',
  ];
  return places.find((it) => existsSync(join(it, 'node_api.h')));
}
