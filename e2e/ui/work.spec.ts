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
