// A first hour with Gyre in the browser: claim it, bring exits, send traffic, watch it, give a program credentials, make a pool.
import { startFakeExit } from '@gyre/server/testkit/fake-exit';
import { startFakeTarget } from '@gyre/server/testkit/fake-target';
import { accessible } from '../harness/accessible.ts';
import { startGyre, until } from '../harness/processes.ts';
import { run } from '../harness/run.ts';
import { expect, test } from '@playwright/test';

test('from the first start to a rotating proxy, in the browser', async ({ page }) => {
  test.setTimeout(180_000);
  const target = await startFakeTarget();
  const exits = await Promise.all(
    ['one', 'two', 'three'].map((label) => startFakeExit({ scheme: 'http', label, sources: target.sources })),
  );
  const gyre = await startGyre({ token: false, workers: 1 });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  const code = await until(() => /with the code (\S+)/.exec(gyre.output())?.[1], 'the code is printed');

  await test.step('claim it', async () => {
    await page.goto(gyre.adminUrl);
    await page.getByLabel('Code from the terminal').fill('WRON-GWRO-NGWR-ONGW');
    await page.getByLabel('Admin name').fill('ann');
    await page.getByLabel('Password', { exact: true }).fill('a long password');
    await accessible(page, 'claim');
    await page.getByRole('button', { name: 'Create admin and sign in' }).click();
    await expect(page.getByRole('alert')).toContainText('code');
    await page.getByLabel('Code from the terminal').fill(code);
    await page.getByRole('button', { name: 'Create admin and sign in' }).click();
    await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  });

  await test.step('import exits, with a line that cannot be read', async () => {
    await page.goto(`${gyre.adminUrl}/exits`);
    await page.getByRole('button', { name: 'Import', exact: true }).first().click();
    const lines = [...exits.map((exit) => exit.url), 'nonsense', 'http://127.0.0.1:3128/path'];
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill(lines.join('\n'));
    await expect(dialog.getByText('A path or query stands behind the port.', { exact: false })).toBeVisible();
    await dialog.getByRole('button', { name: 'Import 3 exits' }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('row')).toHaveCount(4);
    await expect(page.getByText('healthy')).toHaveCount(3, { timeout: 15_000 });
  });

  await test.step('see traffic within a second, without a reload', async () => {
    await page.goto(gyre.adminUrl);
    await expect(page.getByText('Live', { exact: false }).first()).toBeVisible();
    const seen = new Set<string>();
    for (let i = 0; i < 3; i++) {
      const { stdout } = await run(
        'curl',
        '-s',
        '-x',
        `http://127.0.0.1:${gyre.proxyPort}`,
        `http://shop.test:${target.port}/`,
      );
      seen.add(stdout.trim());
    }
    expect(seen).toEqual(new Set(['one', 'two', 'three']));
    await expect(page.getByText(`shop.test:${target.port}`)).toHaveCount(3, { timeout: 5000 });
  });

  await test.step('find, open and probe an exit', async () => {
    await page.goto(`${gyre.adminUrl}/exits`);
    await page.getByRole('textbox').or(page.getByRole('combobox')).first().fill('state:healthy');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/q=state(:|%3A)healthy/);
    await page.getByRole('row').nth(1).click();
    const drawer = page.getByRole('dialog').or(page.getByRole('complementary')).last();
    await drawer.getByRole('button', { name: 'Probe now' }).click();
    await expect(drawer.getByText('connect', { exact: false }).first()).toBeVisible();
    await accessible(page, 'exit drawer');
    await page.keyboard.press('Escape');
  });

  await test.step('make a pool', async () => {
    await page.goto(`${gyre.adminUrl}/pools`);
    await page.getByRole('button', { name: 'New pool' }).first().click();
    await page.getByLabel('Name', { exact: true }).fill('fast');
    await page.getByRole('button', { name: /^Create/ }).click();
    await expect(page.getByRole('heading', { name: 'fast', exact: true })).toBeVisible();
  });

  await test.step('give a program credentials that work', async () => {
    await page.goto(`${gyre.adminUrl}/proxy-users`);
    await page.getByRole('button', { name: 'New proxy user' }).first().click();
    await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('robot');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Create/ })
      .click();
    const dialog = page.getByRole('dialog');
    const curl = dialog.getByText(/curl -x/).first();
    await expect(curl).toBeVisible();
    await accessible(page, 'credentials');
    const credentials = /-U '(robot:[^']+)'/.exec((await curl.textContent()) ?? '')?.[1];
    expect(credentials).toBeDefined();
    const { stdout } = await run(
      ...(['curl', '-s', '-o', '/dev/null', '-w', '%{http_code}'] as const),
      ...['-x', `http://${credentials}@127.0.0.1:${gyre.proxyPort}`, `http://shop.test:${target.port}/`],
    );
    expect(stdout).toBe('200');
  });

  await test.step('sign out and in again', async () => {
    await page.context().clearCookies();
    await page.goto(`${gyre.adminUrl}/exits`);
    await page.getByLabel('Admin name').fill('ann');
    await page.getByLabel('Password', { exact: true }).fill('a long password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { name: 'Exits', level: 1 })).toBeVisible();
  });

  expect(problems).toEqual([]);
  await gyre.stop();
  await Promise.all(exits.map((exit) => exit.close()));
  await target.close();
});
