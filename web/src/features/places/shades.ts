// Which shade a country gets for its figure: five steps, their bounds chosen by the figures that are there (counts) or fixed (success). Pure.
import type { PlaceRow } from '@gyre/shared/contract/places';
import { formatCount } from '../../lib/format.ts';

export type Measure = 'exits' | 'traffic' | 'success';

export interface Shade {
  readonly colour: string;
  /** "100 – 999" */
  readonly label: string;
}
export interface Shading {
  readonly shades: readonly Shade[];
  /** Index into `shades`; null without a figure. */
  readonly of: (row: PlaceRow) => number | null;
}

const mixed = (token: string, percent: number): string =>
  `color-mix(in oklab, var(--${token}) ${percent}%, var(--raised))`;
const blues = [24, 42, 60, 80, 100].map((percent) => mixed('series-1', percent));
/** From bad to good; the middle is pale, so that both ends stand out. */
const judged = [
  mixed('danger', 90),
  mixed('warning', 75),
  mixed('warning', 35),
  mixed('healthy', 50),
  mixed('healthy', 95),
];

/** A country with exits but without a figure: land with a border of its own. */
export const noFigureColour = 'color-mix(in oklab, var(--ink-3) 26%, var(--raised))';

const successBounds = [0.8, 0.9, 0.97, 0.995];
const successLabels = ['< 80 %', '80 – 90 %', '90 – 97 %', '97 – 99.5 %', '≥ 99.5 %'];

export function shadingOf(rows: readonly PlaceRow[], measure: Measure): Shading {
  if (measure === 'success') {
    return {
      shades: judged.map((colour, i) => ({ colour, label: successLabels[i] ?? '' })),
      of: ({ successRatio }) => (successRatio === null ? null : stepOf(successRatio, successBounds)),
    };
  }
  const figure = ({ exits, requests }: PlaceRow): number => (measure === 'exits' ? exits : requests);
  const bounds = boundsOf(Math.max(1, ...rows.map(figure)));
  return {
    shades: bounds.concat(Number.POSITIVE_INFINITY).map((bound, i) => ({
      colour: blues[i + blues.length - bounds.length - 1] ?? '',
      label: rangeOf(i === 0 ? 1 : (bounds[i - 1] ?? 1), bound),
    })),
    of: (row) => (figure(row) === 0 ? null : stepOf(figure(row), bounds)),
  };
}

const stepOf = (value: number, bounds: readonly number[]): number => bounds.filter((bound) => value >= bound).length;

/** At most four bounds between five steps, each a round number, even in the logarithm: a few countries have most of the exits. */
function boundsOf(most: number): number[] {
  const bounds = [1, 2, 3, 4].map((i) => round(most ** (i / 5)));
  return [...new Set(bounds)].filter((bound) => bound > 1 && bound <= most);
}

/** One digit and zeros, or half of that: 1, 2, 5, 10, 20, 50 … */
function round(n: number): number {
  const unit = 10 ** Math.floor(Math.log10(n));
  const digit = n / unit;
  return (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10) * unit;
}

function rangeOf(from: number, below: number): string {
  if (below === Number.POSITIVE_INFINITY) return `≥ ${formatCount(from)}`;
  return below - from <= 1 ? formatCount(from) : `${formatCount(from)} – ${formatCount(below - 1)}`;
}
