// What every screen owes everybody: no violation that axe finds, in either theme.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export async function accessible(page: Page, where: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Every rule; the one thing left out is what is fine, in full. The legacy mode is the one for pages without frames: it opens no page of its own.
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
    const { violations } = await axe.analyze();
    const said = violations.map((v) => `${where} ${colorScheme}: ${v.id} ${v.nodes.map((n) => n.html).join(' ')}`);
    expect(said).toEqual([]);
  }
}
