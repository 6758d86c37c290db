// Colour scheme: system, light or dark. public/theme.js has set it before the first paint; this changes it afterwards.
import { keep, readKept } from './kept.ts';
import { createStore } from './store.ts';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];
const key = 'gyre.theme';

const kept = readKept(key);
export const themeChoice = createStore<ThemeChoice>(kept === 'light' || kept === 'dark' ? kept : 'system');
/** The scheme in force, for canvases that must be painted again. */
export const theme = createStore<'light' | 'dark'>(
  document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light',
);

const systemDark = matchMedia('(prefers-color-scheme: dark)');
systemDark.addEventListener('change', apply);

export function chooseTheme(choice: ThemeChoice): void {
  themeChoice.set(choice);
  keep(key, choice);
  apply();
}

function apply(): void {
  const choice = themeChoice.get();
  const now = choice === 'system' ? (systemDark.matches ? 'dark' : 'light') : choice;
  document.documentElement.dataset['theme'] = now;
  theme.set(now);
}
