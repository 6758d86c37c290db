// Deciding where traffic leaves, in the browser: rules, pools, usernames, sessions, vendors' gateways, and the reason why.
import type { Page } from '@playwright/test';
import { startFakeExit } from '@gyre/server/testkit/fake-exit';
import { startGyre } from '../harness/processes.ts';
import { inForce } from '../harness/world.ts';
import { expect, signIn, test, withAdmin } from '../harness/signed-in.ts';

const british = ['london', 'leeds'];
const status = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });

test('A39 a person sends one site to Britain with a rule, moves it with the keyboard, and sees it hit', async ({
  page,
  routed,
}) => {
  const { gyre, ask } = routed;
  const mail = { name: 'No mail', when: { ports: [25] }, then: { refuse: { status: 403, text: 'No mail.' } } };
  await gyre.ask('POST', '/rules', mail);
  await page.goto(`${gyre.adminUrl}/rules`);
  await page.getByRole('button', { name: 'New rule' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New rule' });
  await dialog.getByLabel('Name').fill('Britain');
  await dialog.getByRole('textbox', { name: 'Targets' }).fill('http://example.test/');
  await dialog.getByRole('button', { name: 'Add a requirement' }).click();
  await page.getByRole('menuitem', { name: 'Countries' }).click();
  await dialog.getByRole('textbox', { name: 'Countries' }).fill('United Kingdom');
  await dialog.getByRole('button', { name: 'Add rule' }).click();
  await expect(dialog.getByText(/leave the scheme out/)).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Targets' }).fill('*.example.test');
  await expect(dialog.locator('output')).toContainText('*.example.test');
  await dialog.getByRole('button', { name: 'Add rule' }).click();
  await expect(dialog).toBeHidden();
  const rules = page.getByRole('list', { name: 'Rules in their order' }).locator('[data-row]');
  await expect(rules).toHaveText([/No mail/, /Britain/]);

  await page.getByRole('button', { name: /^Move Britain, 2 of 2/ }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(rules).toHaveText([/Britain/, /No mail/]);
  await expect(page.getByRole('button', { name: /^Move Britain, 1 of 2/ })).toBeFocused();

  const { revision } = await gyre.ask<{ revision: number }>('GET', '/revisions/current');
  await inForce(gyre, revision);
  for (let i = 0; i < 4; i++) expect(british).toContain((await ask('alice', 'www.example.test')).exit);
  const elsewhere = await Promise.all(Array.from({ length: 6 }, () => ask('alice', 'www.other.test')));
  expect(new Set(elsewhere.map(({ exit }) => exit)).size).toBeGreaterThan(2);
  await expect(rules.first()).toContainText('4 hits', { timeout: 25_000 });

  const box = page.getByRole('region', { name: 'Which rule matches?' });
  await box.getByLabel('Target').fill('shop.example.test');
  await box.getByRole('button', { name: 'Test' }).click();
  await expect(status(page, 'No rule is asked. This listener wants credentials')).toBeVisible();
  await box.getByLabel('Proxy user').selectOption('alice');
  await box.getByRole('button', { name: 'Test' }).click();
  await expect(status(page, 'Rule 1 matches: Britain')).toBeVisible();
  await expect(rules.first()).toHaveAttribute('aria-current', 'true');
  await box.getByRole('link', { name: 'The whole walk' }).click();
  await expect(page.getByText('Rule 1 matched: Britain')).toBeVisible();
  await expect(page.getByRole('button', { name: /another place or kind than asked for/ })).toBeVisible();
});

test('a person makes a pool by a query, gives it a fallback, and is refused a circle', async ({ page, routed }) => {
  const { gyre, ids } = routed;
  await page.goto(`${gyre.adminUrl}/pools`);
  await page.getByRole('button', { name: 'New pool' }).click();
  await page.getByLabel('Name', { exact: true }).fill('lands');
  await page.getByRole('radio', { name: 'A query' }).click();
  const query = page.getByRole('combobox', { name: 'Query' });
  await query.fill('contry:DE');
  await expect(page.getByText(/country/).first()).toBeVisible();
  await query.fill('country:DE');
  await expect(status(page, 'Matches 2 exits')).toContainText('in 1 country');
  await page.getByRole('combobox', { name: 'Add a fallback pool' }).selectOption('default');
  await page.getByRole('button', { name: 'Create pool' }).click();
  await expect(page.getByRole('heading', { name: 'lands', level: 1 })).toBeVisible();
  await expect(page.getByText('2 members, 2 eligible now')).toBeVisible();

  await gyre.ask('PATCH', `/exits/${ids['boston']}`, { place: { country: 'DE' } });
  await expect(page.getByText('3 members, 3 eligible now')).toBeVisible();
  await gyre.ask('PATCH', `/exits/${ids['boston']}`, { place: { country: 'US' } });
  await expect(page.getByText('2 members, 2 eligible now')).toBeVisible();

  await page.goto(`${gyre.adminUrl}/pools`);
  await page.getByRole('link', { name: 'default', exact: true }).click();
  await page.getByRole('combobox', { name: 'Add a fallback pool' }).selectOption('lands');
  await page.getByRole('button', { name: /^Save changes/ }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'default → lands → default' })).toBeVisible();
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByRole('button', { name: /^Save changes/ })).toBeDisabled();
});

test('a person reads a username, a good one and a bad one', async ({ page, routed }) => {
  await page.goto(`${routed.gyre.adminUrl}/proxy-users`);
  await page.getByRole('button', { name: 'How usernames are read' }).click();
  const dialog = page.getByRole('dialog', { name: 'How usernames are read' });
  const field = dialog.getByRole('textbox', { name: 'Username' });
  await field.fill('alice-cc-de-session-cart7-ttl-10m');
  await expect(dialog.getByRole('row', { name: /session-cart7/ })).toContainText('the same exit each time');
  await expect(dialog.getByRole('row', { name: /cc-de/ })).toContainText('an exit in Germany');
  await field.fill('alice-contry-de');
  await expect(dialog.getByText(/did you mean country\?/)).toBeVisible();
  await expect(dialog.locator('mark')).toHaveText('contry');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
});

test('A44 a person finds a session, moves it to another exit, and releases it', async ({ page, routed }) => {
  const { gyre, ask } = routed;
  const first = (await ask('alice-country-de-session-cart1', 'shop.test')).exit;
  const other = first === 'berlin' ? 'munich' : 'berlin';
  await page.goto(`${gyre.adminUrl}/sessions`);
  const row = page.getByRole('row', { name: /cart1/ });
  await expect(row).toContainText(first);
  await row.getByRole('button', { name: 'Actions for cart1' }).click();
  await page.getByRole('menuitem', { name: 'Move to…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move cart1 to another exit' });
  await dialog.getByRole('combobox', { name: 'Find an exit' }).fill('country:DE');
  await expect(dialog.getByRole('radio')).toHaveCount(2);
  await dialog.getByRole('radio', { name: other }).click();
  await dialog.getByRole('button', { name: 'Move' }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText(other);
  await expect.poll(async () => (await ask('alice-country-de-session-cart1', 'shop.test')).exit).toBe(other);
  await row.getByRole('button', { name: 'Actions for cart1' }).click();
  await page.getByRole('menuitem', { name: 'Release' }).click();
  await expect(row).toHaveCount(0);
});

test('a person finds out why a request failed, and why another took its exit', async ({ page, routed }) => {
  const { gyre, ask, ids } = routed;
  await gyre.ask('POST', '/exits/bulk', {
    selection: { ids: [ids['austin'], ids['boston']] },
    action: { verb: 'set-state', adminState: 'disabled' },
  });
  await expect.poll(async () => (await ask('alice-country-us', 'fails.test')).status).toBe('503');
  const chosen = await ask('alice-country-gb', 'works.test');
  expect(british).toContain(chosen.exit);
  const beganAt = Date.now();
  await page.goto(`${gyre.adminUrl}/requests`);
  await page
    .getByRole('row', { name: /fails\.test.*no eligible exit/i })
    .first()
    .click();
  const detail = page.getByRole('dialog').filter({ hasText: 'fails.test' });
  await expect(detail.getByText('What happened')).toBeVisible();
  await detail.getByRole('link', { name: 'Explain' }).click();
  await expect(page.getByRole('region', { name: 'Outcome' })).toContainText('client sees 503');
  await expect(page.getByRole('button', { name: '−4 another place or kind than asked for' })).toBeVisible();
  await page.getByRole('button', { name: '−2 switched off or draining' }).click();
  await expect(page.getByRole('link', { name: 'austin' }).first()).toBeVisible();

  await page.goto(`${gyre.adminUrl}/requests?q=target:works`);
  await page
    .getByRole('row', { name: /works\.test/ })
    .getByText('works.test')
    .click();
  await page.getByRole('dialog').getByRole('link', { name: 'Explain' }).click();
  await expect(page.getByText(`It left by ${chosen.exit}`, { exact: false })).toBeVisible();
  await expect(page.getByText(/(london|leeds) wins: /)).toBeVisible();
  expect(Date.now() - beganAt).toBeLessThan(30_000);
  await gyre.ask('POST', '/exits/bulk', {
    selection: { ids: [ids['austin'], ids['boston']] },
    action: { verb: 'set-state', adminState: 'enabled' },
  });
});

test('a person finds out which rule refused a request, and which key of a username was wrong', async ({
  page,
  routed,
}) => {
  const { gyre, ask } = routed;
  const { revision } = await gyre.ask<{ revision: number }>('POST', '/rules', {
    ...{ name: 'No games', when: { targets: ['games.test'] }, then: { refuse: { status: 451, text: 'No games.' } } },
  });
  await inForce(gyre, revision);
  expect((await ask('alice', 'games.test')).status).toBe('451');
  expect((await ask('alice-country-zz', 'odd.test')).status).toBe('400');
  await page.goto(`${gyre.adminUrl}/requests?q=ok:no`);
  await page.getByRole('row', { name: /games\.test/ }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Explain' }).click();
  await expect(page.getByRole('region', { name: 'Outcome' })).toContainText('client sees 451');
  await expect(page.getByRole('link', { name: /^Rule \d matched: No games$/ })).toBeVisible();
  await page.goto(`${gyre.adminUrl}/requests?q=ok:no`);
  await page.getByRole('row', { name: /odd\.test/ }).click();
  await expect(page.getByRole('dialog').getByText(/In detail: .*zz/)).toBeVisible();
  await page.getByRole('dialog').getByRole('link', { name: 'Explain' }).click();
  await expect(page.getByRole('region', { name: 'Outcome' })).toContainText('zz');
});

test('a person adds the gateway of a vendor, and it is sent the login that was shown', async ({ page, routed }) => {
  const { gyre, ask, target } = routed;
  const gateway = await startFakeExit({ scheme: 'http', label: 'vendor', sources: target.sources });
  await page.goto(`${gyre.adminUrl}/exits`);
  await page.getByRole('button', { name: 'Vendor gateway' }).click();
  const dialog = page.getByRole('dialog', { name: 'Vendor gateway' });
  await dialog.getByLabel('Find a vendor').fill('bright');
  await dialog.getByRole('button', { name: /^Bright Data/ }).click();
  await dialog.getByRole('combobox', { name: 'Gateway' }).selectOption({ label: 'another one' });
  await dialog.getByLabel('Host').fill('127.0.0.1');
  await dialog.getByLabel('Port').fill(String(gateway.port));
  await dialog.getByLabel('Username of the zone').fill('brd-customer-bob-zone-home');
  await dialog.getByLabel('Password of the zone').fill('zone-word');
  await dialog.getByLabel('Label').fill('vendor');
  const preview = dialog.getByRole('region', { name: 'What the gateway is sent' });
  await preview.getByLabel('Wishes to try').fill('country-de-session-cart7');
  const shown = preview.getByText(/^brd-customer-bob-zone-home-country-de-session-/);
  await expect(shown.last()).toBeVisible();
  await dialog.getByRole('button', { name: 'Add gateway' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('dialog').filter({ hasText: 'vendor' })).toBeVisible();

  const id = new URL(page.url()).searchParams.get('exit');
  await gyre.ask('POST', '/pools', { name: 'vendors', memberIds: [id] });
  const { revision } = await gyre.ask<{ revision: number }>('POST', '/proxy-users', {
    ...{ name: 'carol', password: 'secret-word', pools: ['vendors'] },
  });
  await inForce(gyre, revision);
  expect((await ask('carol-country-de-session-cart7', 'shop.test')).status).toBe('200');
  const headers = gateway.seen.flatMap((it) => it.rawHeaders ?? []);
  const logins = headers.filter((_, i) => headers[i - 1]?.toLowerCase() === 'proxy-authorization');
  const read = logins.map((it) => Buffer.from(it.replace('Basic ', ''), 'base64').toString());
  expect(read).toContainEqual(
    expect.stringMatching(/^brd-customer-bob-zone-home-country-de-session-[a-z0-9]+:zone-word$/),
  );
  await gyre.ask('DELETE', `/exits/${id}`);
  await gateway.close();
});

test('A18 A50 A51 a person sees where exits are and which are not where they are said to be', async ({ page }) => {
  const gyre = await startGyre({ workers: 1, args: ['--demo'], env: withAdmin });
  await signIn(page, gyre);
  await page.goto(`${gyre.adminUrl}/places`);
  const countries = page.getByRole('table', { name: 'Countries' });
  await expect(countries.getByRole('row', { name: /^Germany/ })).toContainText('2 of 2');
  await expect(page.getByText('Amsterdam 2')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('link', { name: /^Germany: / }).click();
  await expect(page).toHaveURL(/exits\?q=country(:|%3A)DE/);
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(3);
  await page.goto(`${gyre.adminUrl}/places`);
  await countries
    .getByRole('row', { name: /^France/ })
    .getByRole('link', { name: 'France' })
    .click();
  await expect(page).toHaveURL(/exits\?q=country(:|%3A)FR/);
  await page.goto(`${gyre.adminUrl}/places`);
  const drift = page.getByRole('table', { name: 'Claimed and measured differ' });
  await expect(drift.getByRole('row', { name: /Amsterdam 2/ })).toContainText('BE');
  await drift.getByRole('link', { name: 'Amsterdam 2' }).click();
  const drawer = page.getByRole('dialog', { name: 'Amsterdam 2' });
  await expect(drawer.getByText(/Brussels/).first()).toBeVisible();
  await expect(drawer.getByText(/Netherlands|Amsterdam, /).first()).toBeVisible();
  await page.goto(`${gyre.adminUrl}/places`);
  await page.getByRole('radio', { name: 'Networks' }).click();
  await expect(
    page.getByRole('table', { name: 'Networks' }).getByRole('row', { name: /Practice Hosting/ }),
  ).toBeVisible();
  await gyre.stop();
});

test('a person reads the page of the API and tries endpoints by the dashboard’s sign-in', async ({ page, routed }) => {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(`${routed.gyre.adminUrl}/api/docs`);
  await expect(page.getByText('as ann (admin)')).toBeVisible();
  const list = page.locator('[id="pools.list"]');
  await list.locator('summary').click();
  await list.getByRole('button', { name: 'Send' }).click();
  await expect(list.locator('.answer')).toContainText('"name": "default"');
  const make = page.locator('[id="pools.create"]');
  await make.locator('summary').click();
  await make.locator('textarea').fill('{ "name": "tried" }');
  await make.getByRole('button', { name: 'Send' }).click();
  await expect(make.locator('.answer')).toContainText(/^201/);
  expect(problems).toEqual([]);
});
