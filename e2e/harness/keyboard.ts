// Hands that have no mouse.
import { expect, type Locator, type Page } from '@playwright/test';

/** Presses Tab until this has the focus; what cannot be reached so is a fault of the page. */
export async function tabTo(page: Page, what: Locator, most = 80): Promise<void> {
  await expect(what).toBeVisible();
  for (let i = 0; i < most; i++) {
    if (await what.evaluate((it) => it === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${what.toString()}`);
}
