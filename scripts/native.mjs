/** `npm run native`: compiles the native relay, which Gyre uses from its next start. `npm run native -- remove` takes it away. */
import { buildNative, removeNative } from './lib/native.mjs';
import { checkNode } from './lib/prepare.mjs';

checkNode();
if (process.argv[2] === 'remove') {
  removeNative();
  process.stdout.write('The native relay is gone; tunnels stay in Node from the next start.\n');
} else {
  const problem = await buildNative();
  process.stdout.write(
    problem === undefined
      ? 'The native relay is built; it carries long tunnels from the next start.\n'
      : `The native relay cannot be built here: ${problem}. Gyre runs without it.\n`,
  );
  if (problem !== undefined) process.exitCode = 1;
}
