/** `npm run bench:rivals`: builds this tree and measures it beside other proxies; bench/rivals/README.md says how. */
import { build, checkNode, install } from './lib/prepare.mjs';
import { step } from './lib/step.mjs';

checkNode();
await install();
await build();
const command = ['npx', '--no-install', 'tsx', '--conditions=gyre-source', 'bench/rivals/rivals.ts'];
await step('measuring', [...command, ...process.argv.slice(2)], { show: true });
