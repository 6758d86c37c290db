// The layers of the house as data, and every import in the repository held against them, type-only ones included. A forbidden edge or a cycle
// fails with the edge and the rule.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const src = join(root, 'server/src');

/** Folder (longest match wins) → what it may import besides itself: folders of ours, `shared/…`, `node:` or package names. */
const may: Readonly<Record<string, readonly string[]>> = {
  codec: [],
  'core/math': [],
  'core/model': ['shared/vocabulary'],
  'core/targeting': ['core/model', 'core/math', 'shared/vocabulary', 'shared/wishes'],
  'core/access': ['core/model', 'core/math'],
  'core/rotation': ['core/model', 'core/math', 'shared/vocabulary'],
  'core/health': ['core/model', 'core/math', 'shared/vocabulary'],
  'core/bans': ['core/model', 'core/math', 'shared/vocabulary', 'shared/contract/site-bans'],
  'core/retry': ['core/model', 'core/math', 'shared/vocabulary'],
  'core/limits': [],
  'core/import': ['core/model', 'core/math', 'shared/vocabulary'],
  'core/snapshot': [
    'core/model',
    'core/math',
    'core/health',
    'core/bans',
    'shared/contract/resilience',
    'shared/contract/site-bans',
    'core/targeting',
    'core/access',
    'core/limits',
    'core/rules',
    'core/template',
    'shared/vocabulary',
    'shared/contract/rules',
  ],
  'core/rules': [
    'core/model',
    'core/math',
    'core/targeting',
    'core/import/punycode',
    'shared/vocabulary',
    'shared/contract/rules',
    'shared/wishes',
  ],
  'core/session': ['core/model', 'core/math', 'core/snapshot', 'core/targeting', 'shared/vocabulary', 'shared/wishes'],
  'core/template': ['core/model', 'core/math', 'shared/vocabulary', 'shared/wishes'],
  'core/places': ['core/model', 'core/math', 'shared/vocabulary', 'shared/wishes'],
  'core/selection': [
    'core/model',
    'core/math',
    'core/health',
    'core/bans',
    'core/snapshot',
    'core/rotation',
    'core/rules',
    'core/session',
    'core/targeting',
    'shared/contract/explain',
    'shared/vocabulary',
    'shared/wishes',
  ],
  base: ['shared', 'node:', 'pino'],
  config: ['shared', 'base', 'zod', 'node:'],
  net: ['codec', 'base', 'core/model', 'shared/vocabulary', 'node:'],
  link: [
    'codec/frame',
    'codec/bytes',
    'base',
    'core/bans',
    'core/limits',
    'core/model',
    'core/retry/attempt-counts',
    'core/session',
    'core/snapshot',
    'shared',
    'node:',
  ],
  storage: [
    'shared',
    'base',
    'core/bans',
    'core/math',
    'core/model',
    'core/session',
    'core/snapshot',
    'drizzle-orm',
    'better-sqlite3',
    'node:',
  ],
  outbound: ['net', 'codec', 'core/model', 'core/retry/warm-size', 'base', 'node:'],
  dataplane: ['core', 'codec', 'net', 'outbound', 'link', 'base', 'shared', 'node:'],
  control: ['core', 'storage', 'link', 'base', 'config', 'shared', 'node:', 'csv-parse', 'yaml'],
  'control/health': ['control', 'core', 'storage', 'link', 'base', 'shared', 'outbound', 'net', 'codec', 'node:'],
  'control/places': ['control', 'core', 'storage', 'base', 'shared', 'outbound', 'net', 'codec', 'mmdb-lib', 'node:'],
  'control/explain': ['control', 'core', 'storage', 'link', 'base', 'shared', 'codec/address', 'codec/http1', 'node:'],
  api: ['control', 'base', 'shared', 'hono', '@hono/node-server', 'zod', 'node:'],
  supervisor: ['base', 'node:'],
  demo: ['base', 'shared', 'testkit', 'config', 'control/services', 'node:'],
};
/** Roots that build everything: they may see what they wire. `cli/` holds one for each role of the process. */
const compositionRoots = /^(main\.ts|cli\/.*|control\/(control|running-half|running-parts)\.ts)$/;

interface Import {
  readonly from: string;
  readonly to: string;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|contract)\.tsx?$/.test(name) && !name.includes('dist/'))
    .map((name) => join(folder, name));
}

/** `core/snapshot/patch.ts`, `shared/vocabulary`, `node:fs`, `hono`, `testkit/fake-exit.ts`. */
function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('@gyre/shared/')) return specifier.replace('@gyre/', '');
  if (specifier.startsWith('node:')) return specifier;
  if (!specifier.startsWith('.')) return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const full = join(dirname(file), specifier);
  return full.startsWith(src) ? relative(src, full) : relative(join(root, 'server'), full);
}

function importsOf(file: string): Import[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => ({ from: relative(src, file), to: targetOf(file, fileName) }));
}

const folderOf = (path: string): string | undefined =>
  Object.keys(may)
    .filter((folder) => path.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0];

function isAllowed({ from, to }: Import): boolean {
  if (compositionRoots.test(from)) return true;
  const folder = folderOf(from);
  if (folder === undefined) return false;
  if (to.startsWith(`${folder}/`)) return true;
  return may[folder]!.some((edge) =>
    edge === 'node:' ? to.startsWith(edge) : to === edge || to.startsWith(`${edge}/`) || to === `${edge}.ts`,
  );
}

const imports = filesOf(src).flatMap(importsOf);

describe('the layers of the server', () => {
  it('has files to look at', () => expect(imports.length).toBeGreaterThan(300));

  it('imports only what its layer may see', () => {
    const forbidden = imports.filter((edge) => !isAllowed(edge)).map(({ from, to }) => `${from} → ${to}`);
    expect(forbidden).toEqual([]);
  });

  it('keeps the verbs of one noun out of the verbs of another', () => {
    const noun = (path: string) => /^control\/services\/([\w-]+)\//.exec(path)?.[1];
    const mixed = imports.filter(({ from, to }) => {
      const [a, b] = [noun(from), noun(to)];
      return a !== undefined && b !== undefined && a !== b;
    });
    expect(mixed.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it('has no circle of modules', () => {
    expect(findCircle(imports)?.join(' → ')).toBeUndefined();
  });

  it('would notice a forbidden edge', () => {
    expect(isAllowed({ from: 'dataplane/worker.ts', to: 'storage/database.ts' })).toBe(false);
    expect(isAllowed({ from: 'codec/frame.ts', to: 'core/model/exit.ts' })).toBe(false);
    expect(isAllowed({ from: 'core/retry/policy.ts', to: 'core/health/machine.ts' })).toBe(false);
    expect(
      findCircle([
        { from: 'a', to: 'b' },
        { from: 'b', to: 'a' },
      ]),
    ).toEqual(['a', 'b', 'a']);
  });
});

/** The first circle found, its beginning repeated at its end. */
function findCircle(edges: readonly Import[]): string[] | undefined {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const walk = (at: string, path: readonly string[]): string[] | undefined => {
    const begin = path.indexOf(at);
    if (begin >= 0) return [...path.slice(begin), at];
    if (done.has(at)) return undefined;
    for (const to of next.get(at) ?? []) {
      const circle = walk(to, [...path, at]);
      if (circle !== undefined) return circle;
    }
    done.add(at);
    return undefined;
  };
  for (const from of next.keys()) {
    const circle = walk(from, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
