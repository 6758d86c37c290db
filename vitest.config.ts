/**
 * Unit and in-process tests of every workspace, as projects so that each can be run alone
 * (`npx vitest run --project server`). Tests run from source: the condition "gyre-source" picks `src/*.ts`.
 */
import { defineConfig } from 'vitest/config';

/** Through a whole worker on real sockets. */
const inProcess = { include: ['server/tests/**/*.test.ts'], testTimeout: 20_000, hookTimeout: 20_000 };
const conditions = ['gyre-source'];
const fromSource = { resolve: { conditions }, ssr: { resolve: { conditions, externalConditions: conditions } } };

export default defineConfig({
  test: {
    projects: [
      { ...fromSource, test: { name: 'shared', include: ['shared/src/**/*.test.ts'] } },
      { ...fromSource, test: { name: 'server', include: ['server/src/**/*.test.ts', 'server/testkit/**/*.test.ts'] } },
      { ...fromSource, test: { name: 'in-process', ...inProcess } },
      { ...fromSource, test: { name: 'in-process, native', ...inProcess, env: { GYRE_TEST_NATIVE: '1' } } },
      { ...fromSource, test: { name: 'web', include: ['web/src/**/*.test.{ts,tsx}'] } },
      { ...fromSource, test: { name: 'bench', include: ['bench/**/*.test.ts'] } },
    ],
  },
});
