// A Gyre with exits in three countries and an admin who is signed in to its dashboard: the beginning of a journey in the browser.
import { test as base } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import type { Gyre } from './processes.ts';
import { run } from './run.ts';
import { inForce, openWorld, type World } from './world.ts';

export const admin = { name: 'ann', password: 'a long password' } as const;
export const userPassword = 'secret-word';
const places = [
  ['london', 'GB'],
  ['leeds', 'GB'],
  ['berlin', 'DE'],
  ['munich', 'DE'],
  ['austin', 'US'],
  ['boston', 'US'],
] as const;

export interface Routed extends World {
  /** Ids of the exits by their label. */
  readonly ids: Readonly<Record<string, string>>;
  /** One plain GET by curl as this proxy user with its wishes; says which exit carried it and the status. */
  ask(username: string, host: string): Promise<{ readonly status: string; readonly exit: string }>;
}

/** By the API: the form has a test of its own. The cookie stays with the page's context. */
export async function takeSession(context: BrowserContext, gyre: Gyre): Promise<void> {
  const answer = await context.request.post(`${gyre.adminUrl}/api/v1/sign-in`, { data: admin });
  if (!answer.ok()) throw new Error(`sign-in: ${answer.status()} ${await answer.text()}`);
}

/** Signed in, at the overview. */
export async function signIn(page: Page, gyre: Gyre): Promise<void> {
  await takeSession(page.context(), gyre);
  await page.goto(gyre.adminUrl);
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor({ timeout: 30_000 });
}

export const withAdmin = { GYRE_ADMIN_USERNAME: admin.name, GYRE_ADMIN_PASSWORD: admin.password } as const;

async function openRouted(): Promise<Routed & { close(): Promise<void> }> {
  const world = await openWorld(places.length, { workers: 1, env: withAdmin });
  const { gyre, target } = world;
  const ids: Record<string, string> = {};
  const { items } = await gyre.ask<{ items: { id: string; port: number }[] }>('GET', '/exits');
  for (const [i, [label, country]] of places.entries()) {
    const { id } = items.find((it) => it.port === world.exits[i]!.port)!;
    ids[label] = id;
    await gyre.ask('PATCH', `/exits/${id}`, { label, place: { country } });
  }
  const { revision } = await gyre.ask<{ revision: number }>('POST', '/proxy-users', {
    ...{ name: 'alice', password: userPassword },
  });
  await inForce(gyre, revision);
  const ask: Routed['ask'] = async (username, host) => {
    const { stdout } = await run(
      ...(['curl', '-s', '-o', '/dev/null', '-w', '%{http_code} %header{x-gyre-exit}'] as const),
      ...['-x', `http://${username}:${userPassword}@127.0.0.1:${gyre.proxyPort}`, `http://${host}:${target.port}/`],
    );
    const [status = '', id = ''] = stdout.trim().split(' ');
    return { status, exit: Object.keys(ids).find((label) => ids[label] === id) ?? id };
  };
  return { ...world, ids, ask };
}

/** Tests whose page is signed in. One Gyre serves all tests of a Playwright worker, so each names things of its own. */
export const test = base.extend<object, { routed: Routed }>({
  routed: [
    async ({ browserName: _ }, use) => {
      const routed = await openRouted();
      await use(routed);
      await routed.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  page: async ({ page, routed }, use) => {
    await signIn(page, routed.gyre);
    await use(page);
  },
});
export { expect } from '@playwright/test';
