/** Starts the dashboard: first its language, then the app, whose texts are made in that language. */
import { speak } from './lib/locale.ts';
import { languageKey, showDensity } from './lib/preferences.ts';
import { readKept } from './lib/kept.ts';
import { languageFor, languages } from './locales/locales.ts';
import './styles/app.css';

async function start(): Promise<void> {
  const chosen = languageFor(readKept(languageKey), navigator.languages);
  const locale = await languages[chosen].load().catch(() => languages.en.load());
  speak(locale);
  document.documentElement.lang = locale.tag;
  showDensity();
  const { render } = await import('./app/render.tsx');
  render();
}

void start();
