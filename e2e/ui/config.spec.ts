// The configuration as code in the browser and by the command line: exported, changed by a line, planned, applied, taken back.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessible } from '../harness/accessible.ts';
import { tabTo } from '../harness/keyboard.ts';
import { adminToken, runToEnd } from '../harness/processes.ts';
import { expect, test } from '../harness/signed-in.ts';

const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Document' });
const planOf = (page: Page) => page.getByRole('region', { name: 'Plan' });
/** Replaces a part of the document as a person who edits it. */
async function change(page: Page, from: string, to: string): Promise<void> {
  const editor = editorOf(page);
  await expect(editor).toHaveValue(new RegExp(from));
  await editor.fill((await editor.inputValue()).replace(from, to));
}

test('A54 export the config, change a line, see the plan, apply it, take it back', async ({ page, routed }) => {
  const { gyre } = routed;
  await gyre.ask('POST', '/pools', { name: 'shop', query: 'country:DE' });
  await page.goto(`${gyre.adminUrl}/settings/config`);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('gyre-config.yaml');
  const text = readFileSync(await file.path(), 'utf8');
  expect(text).toContain('name: shop');
  for (const secret of ['secret-word', 'a long password']) expect(text).not.toContain(secret);

  // As it is: nothing to do.
  await page.getByRole('button', { name: 'Show the plan' }).click();
  await expect(planOf(page)).toContainText('Nothing to do');
  await expect(planOf(page).getByRole('button')).toHaveCount(0);

  await change(page, 'query: country:DE', 'query: country:GB\n    retry: { maxAttempts: 5 }\n  - name: fresh');
  await expect(planOf(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Show the plan' }).click();
  const pools = planOf(page).getByRole('region', { name: 'Pools' });
  await expect(pools.getByRole('listitem').filter({ hasText: 'shop' })).toContainText(
    'retry.maxAttemptsnow 3 → then 5',
  );
  await expect(pools.getByRole('listitem').filter({ hasText: 'fresh' })).toContainText('create');
  await accessible(page, 'plan');
  await planOf(page).getByRole('button', { name: 'Apply 2 changes' }).click();
  await expect(page.getByRole('region', { name: 'Applied' })).toContainText('running in 1 of 1');
  const pool = async (name: string) =>
    (await gyre.ask<{ items: { name: string; query: string | null }[] }>('GET', '/pools')).items.find(
      (it) => it.name === name,
    );
  expect(await pool('shop')).toMatchObject({ query: 'country:GB', retry: { maxAttempts: 5 } });

  // One change, taken back at once.
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => [(await pool('shop'))?.query, await pool('fresh')]).toEqual(['country:DE', undefined]);
  await page.goto(`${gyre.adminUrl}/changes`);
  await expect(page.getByRole('listitem').filter({ hasText: '1 created, 1 changed' }).first()).toBeVisible();
});

test('A54 a mistake is told with its line, and loses nothing; a new proxy user gets a password once', async ({
  page,
  routed,
}) => {
  const { gyre } = routed;
  await page.goto(`${gyre.adminUrl}/settings/config`);
  const editor = editorOf(page);
  await expect(editor).toHaveValue(/version: 1/);
  const wrong = 'version: 1\nproxyUsers:\n  - name: milan\n    pools: [nowhere]\n';
  await editor.fill(wrong);
  await page.getByRole('button', { name: 'Show the plan' }).click();
  const told = page.getByRole('alert').filter({ hasText: 'One thing is wrong' });
  await expect(told).toContainText('There is no pool "nowhere"');
  await told.getByRole('button', { name: 'Line 3' }).click();
  expect(await editor.evaluate((it: HTMLTextAreaElement) => it.value.slice(it.selectionStart, it.selectionEnd))).toBe(
    '  - name: milan',
  );
  await accessible(page, 'faults');
  await expect(editor).toHaveValue(wrong);

  await editor.fill(wrong.replace('nowhere', 'default'));
  await page.getByRole('button', { name: 'Show the plan' }).click();
  await expect(planOf(page)).toContainText('gets a password that is shown once');
  await page.getByRole('button', { name: 'Apply one change' }).click();
  const applied = page.getByRole('region', { name: 'Applied' });
  await expect(applied).toContainText('Proxy users: milan');
  expect((await applied.locator('dd .mono').textContent())?.length).toBeGreaterThan(20);
});

test('A54 by keyboard on a phone: from the palette to an open listener that is typed for', async ({ page, routed }) => {
  const { gyre } = routed;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('config as code');
  // Results of the server may still come and be chosen first.
  const entry = page.getByRole('option', { name: /Config as code/ });
  await entry.waitFor();
  await expect(async () => {
    if ((await entry.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
    await expect(entry).toHaveAttribute('aria-selected', 'true', { timeout: 200 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/settings\/config$/);
  await page.setViewportSize({ width: 390, height: 844 });
  const editor = editorOf(page);
  await expect(editor).toHaveValue(/version: 1/);
  await tabTo(page, editor);
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(
    'version: 1\nlisteners:\n  - { name: wide, host: 0.0.0.0, port: 39871, auth: never, enabled: false }\n',
  );
  const plan = page.getByRole('button', { name: 'Show the plan' });
  await tabTo(page, plan);
  await page.keyboard.press('Enter');
  const apply = planOf(page).getByRole('button', { name: 'Apply one change' });
  await expect(planOf(page)).toContainText('opens to everybody');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await accessible(page, 'open');
  await tabTo(page, apply);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await tabTo(page, dialog.getByRole('textbox'));
  await page.keyboard.type('wide');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Applied' })).toBeVisible();
  const { items } = await gyre.ask<{ items: { name: string; auth: string }[] }>('GET', '/listeners');
  expect(items.find((it) => it.name === 'wide')?.auth).toBe('never');
});

test('A54 who may only look reads the document, and has nothing to apply it with', async ({ routed, browser }) => {
  const { gyre } = routed;
  const looker = { name: 'otto', password: 'a long password too' };
  await gyre.ask('POST', '/admins', { ...looker, role: 'view' });
  const context = await browser.newContext();
  await context.request.post(`${gyre.adminUrl}/api/v1/sign-in`, { data: looker });
  const page = await context.newPage();
  await page.goto(`${gyre.adminUrl}/settings/config`);
  await expect(editorOf(page)).toHaveValue(/version: 1/);
  await expect(editorOf(page)).not.toBeEditable();
  await expect(page.getByRole('link', { name: 'Download' })).toBeVisible();
  await expect(page.getByRole('button', { name: /plan|Apply/ })).toHaveCount(0);
  await context.close();
});

test('A54 the command line writes, plans with an exit code, and applies', async ({ routed }) => {
  const { gyre } = routed;
  const file = join(gyre.dataDir, 'gyre.yaml');
  const env = { GYRE_ADMIN_TOKEN: adminToken, GYRE_ADMIN_LISTEN: new URL(gyre.adminUrl).host };
  const config = (verb: string) => runToEnd(['config', verb, file], env);
  expect((await config('export')).code).toBe(0);
  expect(await config('plan')).toMatchObject({ code: 0, output: expect.stringContaining('Nothing to do') });
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('consecutiveFailures: 3', 'consecutiveFailures: 4'));
  const planned = await config('plan');
  expect(planned.output).toContain('health.consecutiveFailures: 3 → 4');
  expect(planned.code).toBe(2);
  const applied = await config('apply');
  expect(applied.output).toContain('Applied as revision');
  expect(applied.code).toBe(0);
  expect((await config('plan')).code).toBe(0);
  writeFileSync(file, 'version: 1\npools:\n  - { nam: x }\n');
  const wrong = await config('plan');
  expect(wrong.output).toContain('line 3, column');
  expect(wrong.code).toBe(1);
});

test('A54 a pipeline plans and applies by curl, and is stopped when somebody changed something meanwhile', async ({
  routed,
}) => {
  const { gyre } = routed;
  const yaml = { 'content-type': 'application/yaml' };
  const text = 'version: 1\npools:\n  - { name: piped, query: country:US }\n';
  const planned = await gyre.api('POST', '/config/plan', text, yaml);
  const { planId, create } = (await planned.json()) as { planId: string; create: number };
  expect([planned.status, create]).toEqual([200, 1]);
  await gyre.ask('POST', '/pools', { name: 'meanwhile' });
  const late = await gyre.api('POST', `/config/apply?planId=${planId}`, text, yaml);
  expect([late.status, ((await late.json()) as { detail: string }).detail]).toEqual([
    412,
    'The configuration was changed since the plan was made; plan again.',
  ]);
  const again = (await (await gyre.api('POST', '/config/plan', text, yaml)).json()) as { planId: string };
  expect((await gyre.api('POST', `/config/apply?planId=${again.planId}`, text, yaml)).status).toBe(200);
  const json = await gyre.api('GET', '/config?format=json');
  expect(((await json.json()) as { pools: { name: string }[] }).pools.map((it) => it.name)).toContain('piped');
  const cut = await gyre.api('POST', '/config/plan', 'version: 1\npools: [', yaml);
  expect([cut.status, ((await cut.json()) as { detail: string }).detail]).toEqual([
    400,
    expect.stringContaining('line 2'),
  ]);
});
