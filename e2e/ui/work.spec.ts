// Long work is seen wherever one is, small work is not lost: probes in the tray, text that is not saved, names that do not linger.
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, test } from '../harness/signed-in.ts';

test('probes of many exits are in the tray, also after loading the page again, and tell how they ended', async ({
  page,
  routed,
}) => {
  const { gyre } = routed;
  // One that answers nobody: its probe takes as long as a probe may.
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const { data } = await gyre.ask<{ data: { id: string } }>('POST', '/exits', {
    ...{ scheme: 'socks5h', host: '127.0.0.1', port, label: 'silent' },
  });
  await page.goto(`${gyre.adminUrl}/exits`);
  await page.getByRole('checkbox', { name: 'Select the loaded rows' }).check();
  await page.getByRole('region', { name: 'Change selected exits' }).getByRole('button', { name: 'Probe' }).click();
  const tray = page.getByRole('button', { name: /^Under way: \d+ %$/ });
  await expect(tray).toBeVisible();
  await page.goto(`${gyre.adminUrl}/pools`);
  await tray.click();
  const panel = page.getByRole('dialog', { name: 'Under way' });
  await expect(panel.getByRole('progressbar', { name: 'Probing exits' })).toBeVisible();
  await expect(panel).toContainText(/[0-6] of 7/);
  await panel.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(/Probing stopped after \d of 7/);
  await expect(tray).toHaveCount(0);
  await gyre.ask('DELETE', `/exits/${data.id}`);
  silent.close();
});

test('a document that was changed is not lost by leaving its page without a word', async ({ page, routed }) => {
  await page.goto(`${routed.gyre.adminUrl}/settings/config`);
  const box = page.getByRole('textbox', { name: 'Document' });
  await box.fill('version: 1\n');
  await page.getByRole('link', { name: 'Pools', exact: true }).click();
  const asked = page.getByRole('alertdialog', { name: 'Leave without saving?' });
  await asked.getByRole('button', { name: 'Keep editing' }).click();
  await expect(box).toHaveValue('version: 1\n');
  await page.getByRole('button', { name: 'As it is now' }).click();
  await expect(box).not.toHaveValue('version: 1\n');
  await page.getByRole('link', { name: 'Pools', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Pools', level: 1 })).toBeVisible();
});

test('the name of a button goes when its menu was used by mouse, and comes by keys', async ({ page }) => {
  const button = page.getByRole('button', { name: 'Colour scheme' });
  const tip = page.getByRole('tooltip');
  await button.click();
  await page.getByRole('menuitemradio', { name: 'Light' }).click();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(button).toBeFocused();
  await page.mouse.move(400, 600);
  await expect(tip).toHaveCount(0);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(button).toBeFocused();
  await expect(tip).toHaveText('Colour scheme');
});

test('an import is seen with its lines and percent, also after loading the page again, and by another admin', async ({
  page,
  routed,
}) => {
  const { gyre } = routed;
  const under = { actor: 'ann', step: 'comparing', total: 100_000, done: 37_500, course: 'under-way', endedAt: null };
  const rest = { id: 'irun_1', startedAt: Date.now(), added: 0, updated: 0, revision: null, problem: null };
  let items: object[] = [
    { ...under, ...rest },
    { ...under, ...rest, id: 'irun_2', actor: 'milan', step: 'reading', done: 1_000 },
  ];
  await page.route('**/api/v1/import-runs', (route) => route.fulfill({ json: { items } }));
  await page.goto(`${gyre.adminUrl}/pools`);
  await page.getByRole('button', { name: 'Under way: 2, the first 37 %' }).click();
  const panel = page.getByRole('dialog', { name: 'Under way' });
  const own = panel.getByRole('progressbar', { name: 'Importing exits: comparing with what is here' });
  await expect(own).toHaveAttribute('aria-valuenow', '37500');
  await expect(panel).toContainText('37,500 of 100,000 (37 %)');
  await expect(panel).toContainText('milan imports exits: reading lines');
  const ended = { course: 'whole', endedAt: Date.now(), step: 'writing', done: 100_000 };
  items = items.map((it) => ({ ...it, ...ended, added: 90_000, updated: 2 }));
  // Only one's own is told.
  await expect(page.getByRole('region', { name: 'Notices' })).toHaveText(/Imported: 90,000 new exits, 2 updated/);
  await expect(page.getByRole('button', { name: /^Under way/ })).toHaveCount(0);
});

test('an import through the API is seen in the tray, and stopped there before it writes', async ({ page, routed }) => {
  const { gyre } = routed;
  await page.goto(`${gyre.adminUrl}/pools`);
  await page.getByRole('heading', { name: 'Pools', level: 1 }).waitFor();
  const { total } = await gyre.ask<{ total: number }>('GET', '/exits?limit=1');
  const text = Array.from({ length: 200_000 }, (_, i) => `http://u${i}:secret@gw.example:8000`).join('\n');
  const answer = gyre.ask('POST', '/exits/import?maxLines=0', { text }).catch((error: unknown) => String(error));
  await page.getByRole('button', { name: /^Under way: \d+ %$/ }).click();
  await page.getByRole('dialog', { name: 'Under way' }).getByRole('button', { name: 'Stop' }).click();
  expect(await answer).toContain('The import was stopped');
  expect(await gyre.ask('GET', '/exits?limit=1')).toMatchObject({ total });
});

test('J4 all exits of a vendor are chosen from the palette, drained with one verb, and had back', async ({
  page,
  routed,
}) => {
  const { gyre } = routed;
  const lines = [1, 2, 3].map((n) => `http://u${n}:secret@gw${n}.vendor.test:8000`).join('\n');
  await gyre.ask('POST', '/exits/import', { text: lines });
  const draining = async () => (await gyre.ask<{ total: number }>('GET', '/exits?q=admin:draining vendor.test')).total;
  await page.goto(`${gyre.adminUrl}/exits?q=tag:none`);
  await page.getByRole('heading', { name: 'Exits', level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('vendor.test');
  await page.getByRole('option', { name: 'Choose all exits that match “vendor.test”' }).click();
  const chosen = page.getByRole('region', { name: 'Change selected exits' });
  await expect(chosen).toContainText('3 selected');
  await chosen.getByRole('button', { name: 'Drain' }).click();
  await expect.poll(draining).toBe(3);
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(draining).toBe(0);
  await gyre.ask('POST', '/exits/bulk', { selection: { q: 'vendor.test' }, action: { verb: 'remove' } });
});
