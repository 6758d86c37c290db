// The overview answers in the browser: is the fleet well, what fails and why, who spends most where.
import { accessible } from '../harness/accessible.ts';
import { expect, test, type Routed } from '../harness/signed-in.ts';
import { inForce } from '../harness/world.ts';
import { until } from '../harness/processes.ts';

interface LookBack {
  readonly sites: readonly { readonly site: string; readonly example: string | null }[];
  readonly cost: { readonly shares: readonly { readonly site: string }[] } | null;
}
const lookBack = ({ gyre }: Routed) => gyre.ask<LookBack>('GET', '/overview/look-back?range=1h');

/** Requests that no exit can serve: nothing is in Iceland. */
async function failAt(routed: Routed, host: string): Promise<void> {
  for (let i = 0; i < 3; i++) await routed.ask('alice-country-is', host);
  await until(
    async () => (await lookBack(routed)).sites.some((it) => it.site === host && it.example !== null) || undefined,
    `${host} is told to fail`,
  );
}

test('A6 the overview says in words and figures whether the fleet is well', async ({ page, routed }) => {
  await routed.ask('alice', 'well.test');
  await page.goto(routed.gyre.adminUrl);
  const figures = page.getByRole('list', { name: 'Figures of now' });
  for (const name of ['Requests/s', 'Success', 'Latency p50 / p95', 'In flight', 'Download'])
    await expect(figures.getByRole('link', { name: new RegExp(`^${name}`) })).toBeVisible();
  const states = page.getByRole('region', { name: 'Exits', exact: true });
  for (const state of ['healthy', 'probation', 'ejected', 'unproven'])
    await expect(states.getByText(state)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Top failing sites' })).toBeVisible();
  await figures.getByRole('link', { name: /^Success/ }).click();
  await expect(page).toHaveURL(/requests\?q=ok(:|%3A)no/);
});

test('A7 from the cost tile to the proxy user and site that spend most in two clicks', async ({ page, routed }) => {
  for (const id of Object.values(routed.ids)) {
    const { revision } = await routed.gyre.ask<{ revision: number }>('PATCH', `/exits/${id}`, { price: 1_000_000 });
    await inForce(routed.gyre, revision);
  }
  await routed.ask('alice', 'dear.test');
  await until(
    async () => (await lookBack(routed)).cost?.shares.some((it) => it.site === 'dear.test') || undefined,
    'what it cost is told',
  );
  await page.goto(routed.gyre.adminUrl);
  await page.getByRole('link', { name: /^Cost, 7 days/ }).click();
  const drawer = page.getByRole('dialog', { name: 'Who spends most where' });
  await expect(drawer.getByText('alice → dear.test')).toBeVisible();
  await accessible(page, 'cost');
  await drawer.getByRole('link', { name: 'alice → dear.test' }).click();
  await expect(page).toHaveURL(/requests\?q=proxyuser(:|%3A)alice/);
  await expect(page.getByRole('grid').getByText(`dear.test:${routed.target.port}`).first()).toBeVisible();
});

test('A36 from a failing site to a named cause in two clicks', async ({ page, routed }) => {
  await failAt(routed, 'broken.test');
  await page.goto(routed.gyre.adminUrl);
  const sites = page.getByRole('region', { name: 'Top failing sites' });
  await expect(sites.getByText('no eligible exit').first()).toBeVisible();
  await sites.getByRole('link', { name: 'Why requests to broken.test fail' }).click();
  const drawer = page.getByRole('dialog', { name: /broken\.test/ });
  await expect(drawer.getByText('no eligible exit', { exact: false }).first()).toBeVisible();
  await expect(page).toHaveURL(/site(:|%3A)broken\.test/);
  await drawer.getByRole('link', { name: 'Explain' }).click();
  await expect(page.getByRole('heading', { name: 'Explain', level: 1 })).toBeVisible();
});

test('A37 Explain counts every exit that was dropped, and says what would help', async ({ page, routed }) => {
  await failAt(routed, 'gone.test');
  const { sites } = await lookBack(routed);
  const { example } = sites.find((it) => it.site === 'gone.test')!;
  const { explanation } = await routed.gyre.ask<{
    explanation: {
      pools: { members: number; kept: unknown[]; dropped: { count: number }[] }[];
      helps: { text: string }[];
    };
  }>('GET', `/requests/${example}/explain`);
  const dropped = explanation.pools[0]!.dropped.reduce((sum, it) => sum + it.count, 0);
  expect(dropped).toBe(Object.keys(routed.ids).length);
  await page.goto(`${routed.gyre.adminUrl}/explain?request=${example}`);
  await expect(page.getByText(explanation.helps[0]!.text).first()).toBeVisible();
});

test('A38 a person sees which single change would help, and applies it', async ({ page, routed }) => {
  const { gyre, ids } = routed;
  await page.goto(`${gyre.adminUrl}/explain?target=help.test:80&proxyuser=alice&wishes=country-is-session-cart38`);
  const helps = page.getByRole('list', { name: 'Would help' });
  const wish = helps.getByRole('listitem').filter({ hasText: 'Do not ask for IS' });
  await expect(wish).toContainText('→ 6 exits');
  await wish.getByRole('link', { name: 'Ask without it' }).click();
  await expect(page.getByRole('region', { name: 'Outcome' })).toContainText(/Leaves by/);
  await expect(page).toHaveURL(/wishes=session-cart38/);

  const disabled = [ids['austin'], ids['boston']];
  const switchTo = (adminState: string): Promise<unknown> =>
    gyre.ask('POST', '/exits/bulk', { selection: { ids: disabled }, action: { verb: 'set-state', adminState } });
  await switchTo('disabled');
  await page.goto(`${gyre.adminUrl}/explain?target=help.test:80&proxyuser=alice&wishes=country-us`);
  await helps.getByRole('listitem').filter({ hasText: 'Switch the disabled' }).getByRole('link').click();
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(3);
  await page.getByRole('checkbox', { name: 'Select the loaded rows' }).check();
  await page.getByRole('button', { name: 'Enable', exact: true }).click();
  await expect.poll(async () => (await gyre.ask<{ total: number }>('GET', '/exits?q=admin:disabled')).total).toBe(0);
});
