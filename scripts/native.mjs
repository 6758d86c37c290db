/** `npm run native`: compiles the native half, which Gyre uses from its next start, without anything else. */
import { buildNative } from './lib/native.mjs';
import { checkNode } from './lib/prepare.mjs';

checkNode();
const problem = await buildNative();
process.stdout.write(
  problem === undefined
    ? 'The native half is built; Gyre uses it from its next start.\n'
    : `The native half cannot be built here: ${problem}. Gyre runs without it.\n`,
);
if (problem !== undefined) process.exitCode = 1;
