/**
 * Documents and words: every link and file name in the documents exists, docs/failures.md says what the table says, and no banned word of the
 * glossary is used for an identifier, a file or a text on the screen.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { failures } from '../server/src/core/model/failure.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const skipped = new Set(['node_modules', 'dist', '.git', 'data', 'test-results', 'playwright-report', 'fixtures']);

/** Word → what to say instead (docs/glossary.md). */
const banned: Readonly<Record<string, string>> = {
  upstream: 'exit',
  backend: 'exit or server',
  affinity: 'session',
  sticky: 'session',
  stickiness: 'guarantee',
  blacklist: 'reach or site ban',
  whitelist: 'reach',
  blocklist: 'reach',
  cooldown: 'ejection time',
  heartbeat: 'probe',
  downstream: 'client',
  tenant: 'proxy user',
  frontend: 'listener or dashboard',
  master: 'supervisor',
  slave: 'worker',
  mock: 'practice exit or double',
  util: 'a name that says what it does',
  utils: 'a name that says what it does',
  helper: 'a name that says what it does',
  helpers: 'a name that says what it does',
  misc: 'a name that says what it does',
  manager: 'a name that says what it owns',
};
/** Where a banned word is somebody else's name. The list may only shrink. */
const exceptions: readonly { readonly under: string; readonly word: string; readonly reason: string }[] = [
  { under: 'web/', word: 'sticky', reason: 'position: sticky is CSS' },
  { under: 'server/src/storage/migrate.ts', word: 'master', reason: 'sqlite_master' },
  { under: 'web/src/testing/page.tsx', word: 'util', reason: 'asyncUtilTimeout of Testing Library' },
  { under: 'server/src/cli/flags.ts', word: 'util', reason: 'node:util' },
  { under: 'scripts/lib/prepare.mjs', word: 'frontend', reason: 'DEBIAN_FRONTEND' },
];

const problems: string[] = [];

function walk(folder: string, match: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const full = join(folder, entry.name);
    if (entry.isDirectory()) return walk(full, match);
    return match.test(entry.name) ? [full] : [];
  });
}

function checkLinks(file: string): void {
  const text = readFileSync(file, 'utf8');
  const say = (what: string): number => problems.push(`${relative(root, file)}: ${what}`);
  for (const [, target = ''] of text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g))
    if (!/^[a-z]+:/.test(target) && !existsSync(join(dirname(file), target))) say(`the link ${target} leads nowhere`);
  // `server/src/…/name.ts` in running text: paths from the root, with a known extension.
  for (const [, path = ''] of text.matchAll(/`((?:server|web|shared|e2e|bench|docs|scripts|drizzle)\/[\w./-]+\.\w+)`/g))
    if (!existsSync(join(root, path))) say(`there is no ${path}`);
}

/** Splits `retryPolicy_ofPool` into its words. */
const wordsOf = (identifier: string): string[] =>
  identifier
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);

function checkWords(file: string): void {
  const path = relative(root, file);
  const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '');
  const used = new Set([...wordsOf(path), ...(code.match(/[A-Za-z_]\w*/g) ?? []).flatMap(wordsOf)]);
  for (const [word, instead] of Object.entries(banned)) {
    if (!used.has(word) || exceptions.some((it) => path.startsWith(it.under) && it.word === word)) continue;
    problems.push(`${path}: says "${word}"; say ${instead}`);
  }
}

/** docs/failures.md from the failure table; `--write` renews it. */
function failuresPage(): string {
  const rows = Object.entries(failures).map(
    ([code, row]) => `| \`${code}\` | ${row.origin} | ${row.retry} | ${row.status} | ${row.socksReply} | ${row.hint} |`,
  );
  return `# Failures

Generated from \`server/src/core/model/failure.ts\` by \`npx tsx scripts/check-docs.mts --write\`; do not edit.
*Origin* is who is to blame; only \`exit\` counts against an exit's health. *Retry* says whether another exit may be tried.

| Code | Origin | Retry | HTTP | SOCKS5 | Meaning |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

const page = join(root, 'docs/failures.md');
if (process.argv.includes('--write')) writeFileSync(page, failuresPage());
else if (!existsSync(page) || readFileSync(page, 'utf8') !== failuresPage())
  problems.push('docs/failures.md is not what the table says; run npx tsx scripts/check-docs.mts --write');

const documents = walk(root, /\.md$/);
documents.forEach(checkLinks);
for (const folder of ['server/src', 'server/testkit', 'web/src', 'shared/src', 'scripts'])
  walk(join(root, folder), /\.(tsx?|mts|mjs)$/)
    .filter((file) => !file.endsWith('check-docs.mts') && !/\.test\.tsx?$/.test(file))
    .forEach(checkWords);

for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stderr.write(`${documents.length} documents, ${problems.length} problems\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
