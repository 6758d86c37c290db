// What a person can do on a page: the names of everything that can be pressed, also what its menus hold, and how large it is for a finger.
import type { Locator, Page } from '@playwright/test';

const pressable = 'button, a[href], summary, select, [role=menuitem], [role=menuitemradio], [role=tab], [role=switch]';
/** What is chosen in a list is a verb too; a set of boxes goes by its name. */
const named = `${pressable}, option, legend`;

/** Names of what can be pressed here, in the parts that unfold, and in the menus and panels that open here. */
export async function verbsOf(page: Page, where: Locator): Promise<Set<string>> {
  await where.locator('details').evaluateAll((parts) => parts.forEach((it) => it.setAttribute('open', '')));
  const names = new Set(await namesIn(where));
  for (const opener of await where.locator('[aria-haspopup]:visible:not([role=combobox])').all()) {
    await opener.click();
    const opened = page.locator('[data-radix-popper-content-wrapper] > :is([role=menu], [role=dialog])');
    await opened.waitFor();
    for (const name of await namesIn(opened)) names.add(name);
    await page.keyboard.press('Escape');
    await opened.waitFor({ state: 'hidden' });
  }
  return names;
}

async function namesIn(where: Locator): Promise<string[]> {
  const names = await where
    .locator(named)
    .evaluateAll((found) =>
      found
        .filter((it) => it.tagName === 'OPTION' || it.checkVisibility({ checkVisibilityCSS: true }))
        .map((it) => (it.getAttribute('aria-label') ?? it.textContent ?? '').replace(/\s+/g, ' ').trim()),
    );
  return names.filter((name) => name !== '');
}

interface Faults {
  /** Taller or wider than what it stands in shows, or out of the page. */
  readonly clipped: readonly string[];
  /** Smaller than 24 px either way; links in a line of text may be. */
  readonly small: readonly string[];
  /** Buttons lower than 44 px. */
  readonly low: readonly string[];
}

/** What a finger cannot press well on this page. */
export function touchFaults(page: Page): Promise<Faults> {
  return page.evaluate((what) => {
    const nameOf = (it: Element): string =>
      `${it.tagName.toLowerCase()} "${(it.getAttribute('aria-label') ?? it.textContent ?? '').trim().slice(0, 60)}"`;
    const scrollsSideways = (it: Element): boolean => {
      for (let at = it.parentElement; at !== null; at = at.parentElement)
        if (at.scrollWidth > at.clientWidth && /auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
      return false;
    };
    // Not what is for those who cannot see, or drawn on a chart or a map.
    const isShown = (it: HTMLElement): boolean =>
      it.checkVisibility({ checkVisibilityCSS: true }) && !it.matches('.sr-only') && it.closest('svg') === null;
    const isOut = (it: HTMLElement): boolean => {
      const { left, right } = it.getBoundingClientRect();
      return (left < -1 || right > window.innerWidth + 1) && !scrollsSideways(it);
    };
    const isCut = (it: HTMLElement): boolean =>
      it.tagName === 'BUTTON' && it.scrollWidth > it.clientWidth + 1 && it.querySelector('.truncate') === null;
    const isInText = (it: HTMLElement): boolean => it.tagName === 'A' && getComputedStyle(it).display === 'inline';
    const sizeOf = (it: HTMLElement): readonly [number, number] => {
      const { width, height } = it.getBoundingClientRect();
      return [Math.round(width), Math.round(height)];
    };
    const shown = [...document.querySelectorAll<HTMLElement>(what)].filter(isShown);
    const told = (faulty: (it: HTMLElement) => boolean): string[] =>
      shown.filter(faulty).map((it) => `${nameOf(it)} ${sizeOf(it).join('×')}`);
    return {
      clipped: told((it) => isOut(it) || isCut(it)),
      small: told((it) => !isInText(it) && Math.min(...sizeOf(it)) < 24),
      low: told((it) => it.tagName === 'BUTTON' && sizeOf(it)[1] < 44),
    };
  }, pressable);
}
