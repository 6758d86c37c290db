/** End-to-end tests: real processes, a real browser, throw-away data. */
import { existsSync } from 'node:fs';

import { defineConfig } from '@playwright/test';

const executablePath = [process.env['GYRE_CHROMIUM'], '/usr/bin/chromium'].find((path) => path && existsSync(path));

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  workers: 2,
  // What happens to traffic under faults is tried before the dashboard, whose large inventories would take the machine from it.
  projects: [
    { name: 'proxy', testDir: 'proxy' },
    { name: 'ui', testDir: 'ui', dependencies: ['proxy'] },
  ],
  reporter: [['list']],
  // Patience is for machines that are busy: a page that is right is seen at once.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
  use: {
    trace: 'retain-on-failure',
    actionTimeout: 30_000,
    launchOptions: {
      executablePath,
      args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    },
  },
});
