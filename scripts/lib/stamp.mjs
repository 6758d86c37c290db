/** Work that need not be repeated: a stamp holds the hash of what went in. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { root } from './step.mjs';

const skipped = new Set(['node_modules', 'dist', 'test-results', '.git']);

/**
 * Hash of the contents of files and folders below the root.
 * @param {readonly string[]} paths
 * @param {string} [salt] what else decides the result
 */
export function hashOf(paths, salt = '') {
  const hash = createHash('sha256').update(salt);
  for (const path of paths) addTo(hash, path);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 */
function addTo(hash, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (!statSync(full).isDirectory()) {
    hash.update(path).update('\0').update(readFileSync(full));
    return;
  }
  for (const name of readdirSync(full).sort()) if (!skipped.has(name)) addTo(hash, join(path, name));
}

/**
 * Does the work unless the stamp says that it was done for the same input.
 * @param {string} file path of the stamp below the root
 * @param {string} hash
 * @param {() => Promise<void>} work
 */
export async function once(file, hash, work) {
  const full = join(root, file);
  if (existsSync(full) && readFileSync(full, 'utf8') === hash) return;
  await work();
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, hash);
}
