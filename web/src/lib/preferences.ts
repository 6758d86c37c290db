// What an admin chose for this browser: language, time zone, density of rows. Zone and language are read once, at the start of the page.
import { createStore } from './store.ts';
import { keep, readKept } from './kept.ts';

/** One of a few words kept in the browser; anything else there is ignored. */
function choice<T extends string>(key: string, options: readonly T[], otherwise: T) {
  const kept = readKept(key);
  const store = createStore<T>(options.find((one) => one === kept) ?? otherwise);
  return {
    ...store,
    choose: (next: T): void => {
      keep(key, next);
      store.set(next);
    },
  };
}

export const zones = ['local', 'utc'] as const;
export type ZoneChoice = (typeof zones)[number];
export const zoneChoice = choice('gyre.zone', zones, 'local');

export const densities = ['compact', 'normal', 'roomy'] as const;
export type Density = (typeof densities)[number];
export const density = choice('gyre.density', densities, 'normal');

/** Height of a table row in px; touch needs the roomy one. */
export const rowHeights: Readonly<Record<Density, number>> = { compact: 28, normal: 36, roomy: 44 };

/** Tables that are not windowed take their padding from the style sheet. */
export function showDensity(): void {
  document.documentElement.dataset['density'] = density.get();
  density.subscribe(() => (document.documentElement.dataset['density'] = density.get()));
}

export const languageKey = 'gyre.language';
