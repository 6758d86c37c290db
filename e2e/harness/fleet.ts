// A Gyre with a hundred thousand exits nobody dials, and a page that is signed in: for what large inventories must do.
import { test as base } from '@playwright/test';
import { type Gyre, startGyre, until } from './processes.ts';
import { signIn, withAdmin } from './signed-in.ts';

export const fleetSize = 100_000;
const countries = ['DE', 'AT', 'GB', 'US', 'FR', 'NL', 'JP', 'BR'];

/** Labels are `exit-000000` to `exit-099999`; every eighth is in Germany, every tenth is tagged `tenth`. */
function fleetDocument(): string {
  const line = (i: number): string => {
    const label = `exit-${String(i).padStart(6, '0')}`;
    const tags = i % 10 === 0 ? 'tenth' : '';
    return `http,gw${i % 200}.acme.example,${2000 + (i % 500)},user${i},secret-word,${label},${countries[i % 8]!},${tags}`;
  };
  const lines = Array.from({ length: fleetSize }, (_, i) => line(i));
  return ['scheme,host,port,username,password,label,country,tags', ...lines].join('\n');
}

async function runs(gyre: Gyre): Promise<number> {
  const { workers } = await gyre.ask<{ workers: { revision: number }[] }>('GET', '/revisions/current');
  return Math.min(...workers.map((it) => it.revision));
}

export const test = base.extend<object, { fleet: Gyre }>({
  fleet: [
    async ({ browserName: _ }, use) => {
      const gyre = await startGyre({ workers: 1, env: withAdmin });
      // Probing names that do not exist would be another test.
      await gyre.ask('PATCH', '/settings', { probe: { enabled: false } });
      const { revision } = await gyre.ask<{ revision: number }>('POST', '/exits/import?maxLines=0', fleetDocument());
      await until(async () => (await runs(gyre)) >= revision || undefined, 'the worker runs the import', 180_000);
      await use(gyre);
      await gyre.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  page: async ({ page, fleet }, use, info) => {
    info.setTimeout(120_000);
    await signIn(page, fleet);
    await use(page);
  },
});
export { expect } from '@playwright/test';
