/** `npm start`: installs and builds what is missing, then becomes Gyre. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { build, checkNode, install } from './lib/prepare.mjs';
import { root } from './lib/step.mjs';

checkNode();
await install();
await build();
const main = join(root, 'server/dist/bundle/main.js');
// Workers are started from the same path as this process.
process.argv[1] = main;
await import(pathToFileURL(main).href);
