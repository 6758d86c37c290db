// The library for YAML, loaded when somebody needs it: that takes a tenth of a second, and a start needs none.
import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';

const load = createRequire(import.meta.url);
let loaded: typeof Yaml | undefined;

export const yaml = (): typeof Yaml => (loaded ??= load('yaml') as typeof Yaml);
