// What every screen owes everybody: no violation that axe finds, in either theme.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export async function accessible(page: Page, where: string): Promise<void> {
  const said: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await stilled(page);
    // Every rule; the one thing left out is what is fine, in full. The legacy mode is the one for pages without frames: it opens no page of its own.
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
    const { violations } = await axe.analyze();
    said.push(...violations.map((v) => `${where} ${colorScheme}: ${v.id} ${v.nodes.map((n) => n.html).join(' ')}`));
  }
  expect(said, where).toEqual([]);
}

/** What fades in has not its colours yet. */
async function stilled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((it) => it.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((it) => it.finished));
  });
}
