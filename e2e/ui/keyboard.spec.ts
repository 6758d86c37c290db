// Journeys without a mouse: a list is imported from anywhere, and a failing site leads to its cause.
import { tabTo } from '../harness/keyboard.ts';
import { until } from '../harness/processes.ts';
import { expect, test } from '../harness/signed-in.ts';

test('A61 J2 five hundred lines are imported from any screen by keyboard alone', async ({ page, routed: { gyre } }) => {
  const count = async () => (await gyre.ask<{ total: number }>('GET', '/exits?q=many')).total;
  await page.keyboard.press('i');
  const dialog = page.getByRole('dialog', { name: 'Import exits' });
  await expect(dialog.getByRole('textbox').first()).toBeFocused();
  const lines = Array.from({ length: 500 }, (_, i) => `http://many${i}:word@gw.many.test:8000`);
  await page.keyboard.insertText(lines.join('\n'));
  const add = dialog.getByRole('button', { name: 'Import 500 exits' });
  await expect(add).toBeEnabled();
  expect(await count()).toBe(0);
  await tabTo(page, add);
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: 'Done' }));
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  expect(await count()).toBe(500);
  await page.keyboard.press('u');
  await expect.poll(count).toBe(0);
});

test('A61 J3 a failing site leads to its cause by keyboard alone', async ({ page, routed }) => {
  for (let i = 0; i < 3; i++) await routed.ask('alice-country-is', 'mute.test');
  await until(async () => {
    const past = await routed.gyre.ask<{ sites: { site: string; example: string | null }[] }>(
      ...(['GET', '/overview/look-back?range=5m'] as const),
    );
    return past.sites.some((it) => it.site === 'mute.test' && it.example !== null) || undefined;
  }, 'mute.test is told to fail');
  await page.reload();
  await tabTo(page, page.getByRole('link', { name: 'Why requests to mute.test fail' }), 200);
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: /mute\.test/ });
  await expect(drawer.getByText('no eligible exit', { exact: false }).first()).toBeVisible();
  await tabTo(page, drawer.getByRole('link', { name: 'Explain' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Explain', level: 1 })).toBeVisible();
});

test('A61 J4 the exits of a vendor are drained, and had back, by keyboard alone', async ({ page, routed }) => {
  const { gyre, ids } = routed;
  const [london, leeds] = [ids['london']!, ids['leeds']!];
  for (const id of [london, leeds]) await gyre.ask('PATCH', `/exits/${id}`, { tags: ['leaving'] });
  const draining = async () => (await gyre.ask<{ total: number }>('GET', '/exits?q=admin:draining tag:leaving')).total;
  await page.goto(`${gyre.adminUrl}/exits?q=tag:leaving`);
  await expect(page.getByRole('row', { name: /leeds/ })).toBeVisible();
  await tabTo(page, page.getByRole('checkbox', { name: 'Select the loaded rows' }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: 'Drain', exact: true }));
  await page.keyboard.press('Enter');
  await expect.poll(draining).toBe(2);
  // What was written is told a moment after it is.
  await expect(page.getByRole('button', { name: 'Undo' }).first()).toBeVisible();
  await page.keyboard.press('u');
  await expect.poll(draining).toBe(0);
});

test('A61 J5 a proxy user is pinned to Germany by keyboard alone', async ({ page, routed }) => {
  const { gyre } = routed;
  const { data } = await gyre.ask<{ data: { id: string } }>('POST', '/proxy-users', { name: 'pinned' });
  await page.goto(`${gyre.adminUrl}/proxy-users/${data.id}`);
  await tabTo(page, page.getByLabel('Country'));
  await page.keyboard.type('DE');
  await page.keyboard.press('Tab');
  await expect(page.getByText('pinned-country-de', { exact: false }).first()).toBeVisible();
});

test('A61 J6 a password is renewed with a grace period by keyboard alone', async ({ page, routed }) => {
  const { gyre } = routed;
  const { data } = await gyre.ask<{ data: { id: string } }>('POST', '/proxy-users', { name: 'renewed' });
  await page.goto(`${gyre.adminUrl}/proxy-users/${data.id}`);
  await tabTo(page, page.getByRole('main').getByRole('button', { name: 'New password…' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Make a new password' }));
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await gyre.ask<{ oldPassword: object | null }>('GET', `/proxy-users/${data.id}`)).oldPassword)
    .not.toBeNull();
});

test('A61 J8 a bad change is taken back by keyboard alone', async ({ page, routed }) => {
  const { gyre, ids } = routed;
  const weight = async () => (await gyre.ask<{ weight: number }>('GET', `/exits/${ids['munich']}`)).weight;
  const before = await weight();
  await gyre.ask('PATCH', `/exits/${ids['munich']}`, { weight: before + 3 });
  await page.goto(`${gyre.adminUrl}/changes`);
  await tabTo(page, page.getByRole('link', { name: /^Diff: exit munich: weight/ }).first());
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Take back' }));
  await page.keyboard.press('Enter');
  const asked = page.getByRole('alertdialog').or(page.getByRole('dialog', { name: 'Take this change back?' }));
  await tabTo(page, asked.getByRole('button', { name: /^Take back/ }));
  await page.keyboard.press('Enter');
  await expect.poll(weight).toBe(before);
});
