// Changes in the browser: every write can be read, compared and taken back, at once or after leaving the page.
import { expect, test, type Routed } from '../harness/signed-in.ts';

interface ExitList {
  readonly total: number;
  readonly items: readonly { readonly id: string; readonly adminState: string; readonly hasPassword: boolean }[];
}
const exitsOf = ({ gyre }: Routed, q: string): Promise<ExitList> =>
  gyre.ask<ExitList>('GET', `/exits?q=${encodeURIComponent(q)}`);

test('A10 a whole import is undone as one change', async ({ page, routed }) => {
  const { gyre } = routed;
  const before = (await exitsOf(routed, '')).total;
  await gyre.ask('POST', '/exits/import', 'http://u1:pw@imported-a.test:8001\nhttp://u2:pw@imported-b.test:8002');
  expect((await exitsOf(routed, '')).total).toBe(before + 2);
  await page.goto(`${gyre.adminUrl}/changes?noun=exits`);
  await page
    .getByRole('link', { name: /^Diff: 2 exits added/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/changes\/change_/);
  const drawer = page.getByRole('dialog').filter({ hasText: '2 exits added' });
  await expect(drawer.getByRole('heading', { name: /imported-a\.test/ })).toBeVisible();
  await expect(drawer).toContainText('a secret');
  await drawer.getByRole('button', { name: 'Take back' }).click();
  const dialog = page.getByRole('dialog', { name: 'Take this change back?' });
  await expect(dialog).toContainText('removes 2');
  await expect(dialog).toContainText('nothing is lost');
  await dialog.getByRole('button', { name: 'Take back' }).click();
  await expect.poll(async () => (await exitsOf(routed, '')).total).toBe(before);
  await expect(drawer).toContainText('It was taken back already.');
});

test('A55 a person sees who changed what, when and by which way, and filters by it', async ({ page, routed }) => {
  const { gyre, ids } = routed;
  await gyre.ask('PATCH', `/exits/${ids['austin']}`, { weight: 4 });
  await page.goto(`${gyre.adminUrl}/changes?via=token`);
  const line = page.getByRole('listitem').filter({ hasText: 'exit austin: weight' });
  await expect(line).toContainText('GYRE_ADMIN_TOKEN');
  await expect(line).toContainText('API token');
  await line.getByRole('link', { name: /^Diff/ }).click();
  const drawer = page.getByRole('dialog').filter({ hasText: 'austin' });
  await expect(drawer.getByRole('region', { name: 'austin' })).toContainText('weight');
  await expect(drawer.getByRole('region', { name: 'austin' })).toContainText('4');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/changes\?via=token$/);
  await page.getByRole('combobox', { name: 'Way' }).selectOption('system');
  await expect(line).toHaveCount(0);
});

test('A58 a removal is undone after leaving the page', async ({ page, routed }) => {
  const { gyre, ids } = routed;
  await page.goto(`${gyre.adminUrl}/exits?exit=${ids['boston']}`);
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).first().click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect.poll(async () => (await exitsOf(routed, 'boston')).total).toBe(0);
  // Elsewhere, and the page loaded anew.
  await page.goto(`${gyre.adminUrl}/pools`);
  await expect(page.getByRole('heading', { name: 'Pools', level: 1 })).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByText('Undone: exit boston').first()).toBeVisible();
  const back = await exitsOf(routed, 'boston');
  expect(back.items.map((it) => it.id)).toEqual([ids['boston']]);
});

test('A56 a change is taken back from its mark on a chart in three presses', async ({ page, routed }) => {
  const { gyre, ids, ask } = routed;
  const weight = async (): Promise<number> =>
    (await gyre.ask<{ weight: number }>('GET', `/exits/${ids['london']}`)).weight;
  const before = await weight();
  await ask('alice', 'marked.test');
  await gyre.ask('PATCH', `/exits/${ids['london']}`, { weight: before + 6 });
  await page.goto(gyre.adminUrl);
  // Marks that would stand on each other are one, named by the newest.
  const mark = page.getByRole('list', { name: 'Changes' }).getByRole('link', { name: /exit london: weight/ });
  await mark.click();
  const drawer = page.getByRole('dialog').filter({ hasText: 'exit london: weight' });
  await drawer.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('dialog', { name: 'Take this change back?' }).getByRole('button', { name: 'Take back' }).click();
  await expect.poll(weight).toBe(before);
});
