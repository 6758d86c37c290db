// The language the page speaks. main.tsx sets it once, before any catalogue or number format is evaluated; changing it reloads the page.

/** What a language brings: how numbers and dates are written, and its translated catalogues by id. */
export interface Locale {
  /** As in `<html lang>`, and for numbers and plurals. */
  readonly tag: string;
  /** For dates and times, where that differs. */
  readonly dates: string;
  readonly catalogues: Readonly<Record<string, unknown>>;
  /** Makes the texts from English at run time: a language to find cut-off texts with. */
  readonly pseudo: boolean;
}

export const english: Locale = { tag: 'en', dates: 'en-GB', catalogues: {}, pseudo: false };
export const pseudo: Locale = { ...english, tag: 'en-XA', pseudo: true };

let spoken = english;
export const locale = (): Locale => spoken;

export function speak(next: Locale): void {
  spoken = next;
}
