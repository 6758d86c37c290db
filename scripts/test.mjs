/**
 * `npm test`: installs what it needs and runs everything, then prints how many tests there were.
 * `npm test -- unit e2e` runs only these stages.
 */
import { buildNative } from './lib/native.mjs';
import { build, checkNode, install, installBrowser } from './lib/prepare.mjs';
import { step } from './lib/step.mjs';

const npx = (/** @type {string[]} */ ...args) => ['npx', '--no-install', ...args];

/** The counts are read from what the tools print, so they print without colours. */
const plain = { NO_COLOR: '1', FORCE_COLOR: '0' };

/** @type {Record<string, () => Promise<string>>} */
const stages = {
  format: () => step('format', npx('prettier', '--check', '--log-level', 'warn', '.')),
  types: () => step('types', npx('tsc', '-b')),
  lint: () => step('lint', npx('eslint', '.')),
  docs: () => step('documents and words', npx('tsx', 'scripts/check-docs.mts')),
  unit: () => step('unit and in-process tests', npx('vitest', 'run'), { show: true, env: plain }),
  e2e: () => step('end-to-end tests', npx('playwright', 'test', '--config', 'e2e'), { show: true, env: plain }),
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in stages));
if (unknown !== undefined) {
  process.stderr.write(`There is no stage "${unknown}"; stages are ${Object.keys(stages).join(', ')}.\n`);
  process.exit(2);
}
const chosen = Object.entries(stages).filter(([name]) => asked.length === 0 || asked.includes(name));

checkNode();
const startedAt = Date.now();
await install();
if (chosen.some(([name]) => name === 'unit' || name === 'e2e')) {
  const without = await buildNative();
  if (without !== undefined) process.stderr.write(`▸ without the native half: ${without}\n`);
}
if (chosen.some(([name]) => name === 'e2e')) {
  await installBrowser();
  await build();
}
let summary = '';
for (const [name, run] of chosen) summary += counts(name, await run());
process.stdout.write(`${summary}all passed in ${Math.round((Date.now() - startedAt) / 1000)} s\n`);

/**
 * The line with the counts, from what Vitest or Playwright printed.
 * @param {string} name
 * @param {string} output
 */
function counts(name, output) {
  const found = name === 'unit' ? /^\s*Tests\s+(.+)$/m.exec(output) : /^\s*(\d+ passed.*)$/m.exec(output);
  return found === null ? '' : `${name}: ${found[1]}\n`;
}
