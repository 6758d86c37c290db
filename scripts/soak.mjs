/** `npm run soak`: the fault tests at full length. Five minutes of storm at 500 requests a second, twenty kills. */
import { build, checkNode, install, installBrowser } from './lib/prepare.mjs';
import { step } from './lib/step.mjs';

checkNode();
await install();
await installBrowser();
await build();
const tests = ['proxy/storm', 'proxy/kills'];
// One after the other: each wants the machine for itself.
for (const test of tests)
  await step(`soak ${test}`, ['npx', '--no-install', 'playwright', 'test', '--config', 'e2e', '--workers', '1', test], {
    show: true,
    env: { GYRE_SOAK: '1' },
  });
