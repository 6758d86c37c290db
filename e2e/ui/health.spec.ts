// Health in the browser: who went out and why, within seconds; site bans, probe profiles, and somebody who is told.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inForce } from '../harness/world.ts';
import { expect, test } from '../harness/signed-in.ts';

/** From the failure to the eyes of a person, ms. */
const seenWithinMs = 5000;

test('A22 a person sees within five seconds which exit went out, why, since and until when, and ends it', async ({
  page,
  routed,
}) => {
  const { gyre, ask, exits, ids } = routed;
  await gyre.ask('PATCH', '/settings', { health: { consecutiveFailures: 1 } });
  const { revision } = await gyre.ask<{ revision: number }>('GET', '/revisions/current');
  await inForce(gyre, revision);
  await page.goto(`${gyre.adminUrl}/health`);
  await expect(page.getByRole('heading', { name: 'Health', level: 1 })).toBeVisible();
  const out = page.getByRole('table', { name: 'Out now' });
  await expect(out.getByRole('row', { name: /berlin/ })).toHaveCount(0);

  const berlin = exits[2]!;
  berlin.manner = 'reject-auth';
  await expect.poll(async () => (await ask(`alice-exit-${ids['berlin']}`, 'dies.test')).status).not.toBe('200');
  const row = out.getByRole('row', { name: /berlin/ });
  await expect(row).toContainText('exit auth rejected', { timeout: seenWithinMs });
  await expect(row).toContainText(/in \d+ (s|m)/);
  const happened = page.getByRole('region', { name: 'What happened' });
  await expect(happened.getByRole('listitem').filter({ hasText: 'berlin' }).first()).toContainText('ejected');

  await row.getByRole('link', { name: 'berlin' }).click();
  const drawer = page.getByRole('dialog').filter({ hasText: 'berlin' });
  await drawer.getByRole('link', { name: 'Timeline' }).click();
  await expect(drawer.getByRole('list', { name: 'Timeline' }).getByRole('listitem').first()).toContainText(
    'exit auth rejected',
  );
  await drawer.getByRole('link', { name: 'Details' }).click();
  await expect(drawer).toContainText('exit auth rejected');
  await expect(drawer).toContainText(/since .* ago/);
  await drawer.getByRole('button', { name: 'End the ejection' }).click();
  await expect(drawer.getByText('probation').first()).toBeVisible();
  await expect.poll(async () => (await ask(`alice-exit-${ids['berlin']}`, 'dies.test')).status).not.toBe('200');
  await expect(drawer.getByRole('button', { name: 'End the ejection' })).toBeVisible();
  await page.goto(`${gyre.adminUrl}/health`);
  berlin.manner = 'work';
  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Probe 1 exit' }).click();
  await expect(page.getByRole('region', { name: 'Probe run' })).toContainText('Done: 1 work, 0 do not.');
  await expect(row).toHaveCount(0);
  await gyre.ask('PATCH', '/settings', { health: { consecutiveFailures: 5 } });
});

test('a person bans an exit from a site, sees it serve others, and lifts the ban', async ({ page, routed }) => {
  const { gyre, ask } = routed;
  await page.goto(`${gyre.adminUrl}/health?tab=bans`);
  await page.getByRole('button', { name: 'Ban an exit from a site' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Ban an exit from a site' });
  await dialog.getByRole('combobox', { name: 'Exit' }).fill('london');
  await dialog.getByRole('radio', { name: 'london' }).check();
  await dialog.getByLabel('Site').fill('www.banned.test');
  await dialog.getByLabel('Reason').fill('shows a captcha');
  await dialog.getByRole('button', { name: 'Ban' }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole('table', { name: 'Site bans' }).getByRole('row', { name: /london/ });
  await expect(row).toContainText('banned.test');
  await expect(row).toContainText('shows a captcha');
  const british = async (host: string): Promise<ReadonlySet<string>> => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('alice-country-gb', host)));
    return new Set(answers.map(({ exit }) => exit));
  };
  await expect.poll(async () => [...(await british('shop.banned.test'))]).toEqual(['leeds']);
  expect([...(await british('other.test'))].sort()).toEqual(['leeds', 'london']);
  await row.getByRole('button', { name: /^Lift the ban of london/ }).click();
  await expect(row).toHaveCount(0);
  await expect.poll(async () => [...(await british('shop.banned.test'))].sort()).toEqual(['leeds', 'london']);
});

test('a person adds a rule for site bans and switches it off', async ({ page, routed }) => {
  await page.goto(`${routed.gyre.adminUrl}/health?tab=bans`);
  await page.getByRole('button', { name: 'New rule' }).click();
  const dialog = page.getByRole('dialog', { name: 'New site-ban rule' });
  await dialog.getByLabel('Name').fill('Captcha');
  await dialog.getByLabel('Sites').fill('captcha.test');
  await dialog.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByRole('menuitem', { name: 'contains one of these texts' }).click();
  await dialog.getByRole('textbox', { name: 'contains one of these texts' }).fill('are you*robot');
  await dialog.getByRole('button', { name: 'Add rule' }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole('table', { name: 'Rules' }).getByRole('row', { name: /Captcha/ });
  await expect(row).toContainText('status 403, 429 · body contains “are you*robot”');
  await row.getByRole('switch', { name: 'Rule Captcha is on' }).click();
  await expect(row.getByRole('switch')).toHaveAttribute('aria-checked', 'false');
});

test('a person makes a probe profile, gives it to a pool, and cannot remove it while it is used', async ({
  page,
  routed,
}) => {
  const { gyre, target } = routed;
  await page.goto(`${gyre.adminUrl}/health?tab=profiles`);
  await page.getByRole('button', { name: 'New profile' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New probe profile' });
  await dialog.getByLabel('Name').fill('shop-front');
  await dialog.getByLabel('Address').fill(`http://front.test:${target.port}/`);
  await dialog.getByLabel('Time between two probes').fill('30 s');
  await dialog.getByRole('button', { name: 'Add profile' }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole('row', { name: /shop-front/ });
  await expect(row).toContainText('status 200-299');
  await expect(row).toContainText('30 s');

  const { data } = await gyre.ask<{ data: { id: string } }>('POST', '/pools', { name: 'probed', query: 'country:DE' });
  await page.goto(`${gyre.adminUrl}/pools/${data.id}`);
  await page.getByRole('combobox', { name: 'Probe profile' }).selectOption('shop-front');
  await page.getByRole('button', { name: /^Save changes/ }).click();
  await expect(page.getByRole('button', { name: /^Save changes/ })).toBeDisabled();
  await page.getByRole('link', { name: 'All profiles' }).click();
  await expect(row).toContainText('probed');
  await row.getByRole('button', { name: 'Remove shop-front' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('It is used by probed.');
  await expect(question.getByRole('button', { name: 'Remove' })).toBeDisabled();
});

test('A53 a person adds a webhook, keeps its secret, and reads the answer to a test', async ({ page, routed }) => {
  const heard: IncomingMessage['headers'][] = [];
  const receiver = createServer((request, response) => {
    heard.push(request.headers);
    request.resume().on('end', () => response.writeHead(204).end());
  });
  await new Promise<void>((ready) => void receiver.listen(0, '127.0.0.1', ready));
  const { port } = receiver.address() as AddressInfo;
  await page.goto(`${routed.gyre.adminUrl}/health?tab=alerts`);
  await page.getByRole('button', { name: 'New webhook' }).click();
  const dialog = page.getByRole('dialog', { name: 'New webhook' });
  await dialog.getByLabel('Name').fill('Pager');
  await dialog.getByLabel('Address').fill(`http://127.0.0.1:${port}/alerts`);
  await dialog.getByRole('button', { name: 'Add webhook' }).click();
  const secret = page.getByRole('dialog', { name: 'Signing secret of Pager' });
  await expect(secret.getByText(/^whsec_/)).toBeVisible();
  await secret.getByRole('checkbox', { name: 'I stored it' }).check();
  await secret.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Send a test alert to Pager' }).click();
  await expect(page.getByText(/^Answered 204 in /)).toBeVisible();
  expect(heard).toHaveLength(1);
  expect(heard[0]).toHaveProperty('webhook-signature');
  receiver.close();
});

test('A46 a person sees what a threshold would have done to the traffic that was, before saving it', async ({
  page,
  routed,
}) => {
  const { gyre, ask, exits, ids } = routed;
  const { revision } = await gyre.ask<{ revision: number }>('PATCH', '/settings', {
    health: { consecutiveFailures: 50, successOutliers: false },
    probe: { enabled: false },
  });
  await inForce(gyre, revision);
  const munich = exits[3]!;
  const wish = `alice-exit-${ids['munich']}`;
  const host = 'hindsight.test';
  expect((await ask(wish, host)).status).toBe('200');
  munich.manner = 'reject-auth';
  for (let i = 0; i < 3; i++) expect((await ask(wish, host)).status).not.toBe('200');
  munich.manner = 'work';
  expect((await ask(wish, host)).status).toBe('200');
  const logged = `/requests?q=${encodeURIComponent(`target:${host}:${routed.target.port}`)}`;
  await expect.poll(async () => (await gyre.ask<{ items: unknown[] }>('GET', logged)).items.length).toBe(5);

  await page.goto(`${gyre.adminUrl}/settings`);
  const card = page.getByRole('region', { name: 'What would these values have done?' });
  const failures = page.getByLabel('Failures in a row that eject an exit');
  await failures.fill('0');
  await card.getByRole('button', { name: 'Try on what was' }).click();
  await expect(card).toContainText('Correct the fields that are marked first.');
  await expect(failures).toHaveAttribute('aria-invalid', 'true');

  await failures.fill('3');
  await card.getByRole('button', { name: 'Try on what was' }).click();
  const added = card.getByRole('list', { name: /^Only these values eject/ });
  await expect(added.getByRole('listitem').filter({ hasText: 'munich' })).toContainText(
    /exit auth rejected.*3 failures in a row, the last one by traffic.*worked next/,
  );
  const row = card.getByRole('row', { name: /ejected at least once/ });
  await expect(row.getByRole('cell').first()).toHaveText('0');
  await expect(row.getByRole('cell').last()).not.toHaveText('0');
  // Nothing was saved, and munich still serves.
  expect((await ask(wish, host)).status).toBe('200');
  await failures.fill('4');
  await expect(card).toContainText('The values were edited since; try again.');
  await card.getByRole('button', { name: 'Try on what was' }).click();
  await expect(added.getByRole('listitem').filter({ hasText: 'munich' })).toHaveCount(0);
  await gyre.ask('PATCH', '/settings', {
    health: { consecutiveFailures: 5, successOutliers: true },
    probe: { enabled: true },
  });
});
