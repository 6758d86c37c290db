/** `npm run bench:compare -- <ref>`: builds this tree and compares it with another commit; bench/compare/compare.ts says how. */
import { build, checkNode, install } from './lib/prepare.mjs';
import { step } from './lib/step.mjs';

checkNode();
await install();
await build();
const command = ['npx', '--no-install', 'tsx', '--conditions=gyre-source', 'bench/compare/compare.ts'];
await step('comparing', [...command, ...process.argv.slice(2)], { show: true });
