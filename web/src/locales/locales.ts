// The languages the dashboard speaks and how each is loaded: English is built in, others are a chunk that is fetched before the app.
import { english, pseudo, type Locale } from '../lib/locale.ts';

export type LanguageCode = 'en' | 'de' | 'pseudo';

interface Language {
  /** In its own words, for the menu; the pseudo-locale is for people who build Gyre. */
  readonly name: string;
  /** Whether a browser that prefers it gets it unasked: only once all its catalogues are there. */
  readonly unasked: boolean;
  readonly load: () => Promise<Locale>;
}

export const languages: Readonly<Record<LanguageCode, Language>> = {
  en: { name: 'English', unasked: true, load: () => Promise.resolve(english) },
  de: {
    name: 'Deutsch',
    unasked: true,
    load: () => import('./de/de.ts').then(({ de }) => ({ tag: 'de', dates: 'de', catalogues: de, pseudo: false })),
  },
  pseudo: { name: 'Ƥšéûðö', unasked: false, load: () => Promise.resolve(pseudo) },
};

export const languageCodes = Object.keys(languages) as readonly LanguageCode[];

/** The kept choice, else the first language of the browser that Gyre speaks well, else English. */
export function languageFor(kept: string | null, preferred: readonly string[]): LanguageCode {
  const chosen = languageCodes.find((code) => code === kept);
  if (chosen !== undefined) return chosen;
  const wished = preferred.map((tag) => languageCodes.find((code) => code === tag.split('-')[0]?.toLowerCase()));
  return wished.find((code) => code !== undefined && languages[code].unasked) ?? 'en';
}
