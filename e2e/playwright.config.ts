/** End-to-end tests: real processes, a real browser, throw-away data. */
import { existsSync } from 'node:fs';

import { defineConfig } from '@playwright/test';

const executablePath = [process.env['GYRE_CHROMIUM'], '/usr/bin/chromium'].find((path) => path && existsSync(path));

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  workers: 2,
  reporter: [['list']],
  timeout: 60_000,
  forbidOnly: Boolean(process.env['CI']),
  use: {
    trace: 'retain-on-failure',
    actionTimeout: 15_000,
    launchOptions: {
      executablePath,
      args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    },
  },
});
