// Backups in the browser: made, compared, restored after reading what is lost, and refused with the reason.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../harness/signed-in.ts';

test('A57 a backup is restored after reading what will be lost', async ({ page, routed }) => {
  const { gyre, ids } = routed;
  await page.goto(`${gyre.adminUrl}/settings/backups`);
  await page.getByRole('button', { name: 'Back up now' }).click();
  const row = page.getByRole('row').filter({ hasText: 'asked for' }).first();
  await expect(row).toBeVisible();

  // Two exits come, one is changed, a pool is made.
  await gyre.ask('POST', '/exits/import', 'http://127.0.0.1:7#lost-one\nhttp://127.0.0.1:8#lost-two');
  await gyre.ask('PATCH', `/exits/${ids['austin']}`, { weight: 9 });
  await gyre.ask('POST', '/pools', { name: 'todays_pool' });

  await row.getByRole('button').click();
  await page.getByRole('menuitem', { name: 'Restore…' }).click();
  const dialog = page.getByRole('alertdialog', { name: /^Restore the backup of/ });
  const exits = dialog.getByRole('row', { name: /^exits/ });
  await expect(exits).toContainText('86201');
  await expect(dialog).toContainText('exits · Lost: lost-one, lost-two');
  await expect(dialog).toContainText('pools · Lost: todays_pool');
  await expect(dialog).toContainText('3 changes since are undone');

  // Nothing happens until the day is typed.
  const verb = dialog.getByRole('button', { name: 'Restore' });
  await expect(verb).toBeDisabled();
  const field = dialog.getByRole('textbox');
  await field.fill('yes');
  await expect(verb).toBeDisabled();
  await field.fill(new Date().toISOString().slice(0, 10));
  await verb.click();
  await expect(dialog).toContainText('Workers serve clients meanwhile');

  // The page comes back by itself, over what was there then; what was there before is the newest backup.
  await expect(page.getByRole('row').filter({ hasText: 'before a restore' })).toBeVisible({ timeout: 30_000 });
  const { items } = await gyre.ask<{ items: { label: string; weight: number }[] }>('GET', '/exits?limit=500');
  expect(items.map((it) => it.label)).not.toContain('lost-one');
  expect(items.find((it) => it.label === 'austin')?.weight).toBe(1);
  await page.goto(`${gyre.adminUrl}/changes`);
  await expect(page.getByRole('listitem').filter({ hasText: 'restored backups' }).first()).toContainText('ann');
});

test('A57 a backup that cannot be restored says why; its file can be had and removed', async ({ page, routed }) => {
  const { gyre } = routed;
  const { data } = await gyre.ask<{ data: { id: string } }>('POST', '/backups');
  const folder = join(gyre.dataDir, 'backups');
  writeFileSync(join(folder, 'from-elsewhere.db'), 'not a database');
  await page.goto(`${gyre.adminUrl}/settings/backups`);
  const brought = page.getByRole('row').filter({ hasText: 'put there' });
  await brought.getByRole('button').click();
  await page.getByRole('menuitem', { name: 'Restore…' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('It cannot be restored');
  await expect(dialog).toContainText('no backup of Gyre');
  await expect(dialog.getByRole('button', { name: 'Restore' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('row').filter({ hasText: 'asked for' }).first().getByRole('button').click();
  const coming = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Download' }).click();
  const file = readFileSync(await (await coming).path());
  expect(file.equals(readFileSync(join(folder, `${data.id}.db`)))).toBe(true);

  // The tip of the button that has the focus again.
  await page.keyboard.press('Escape');
  await brought.getByRole('button').click();
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(brought).toHaveCount(0);
});
