// Texts of the card that tries thresholds of health on what was, in German.
import { count, type Translation } from '../../lib/messages.ts';
import type { h } from '../../features/settings/hindsight-messages.ts';

const exits = (n: number): string => count(n, { one: '# Exit', other: '# Exits' });

export const settingsHindsight: Translation<typeof h> = {
  title: 'Was hätten diese Werte bewirkt?',
  about:
    'Hört die Versuche des Anfrageprotokolls noch einmal und beurteilt sie nach den Werten oben. Geändert wird nichts.',
  span: 'Spanne',
  spans: { '1h': '1 h', '24h': '24 h' },
  verb: 'An Gewesenem probieren',
  unreadable: 'Zuerst die markierten Felder berichtigen.',
  old: 'Die Werte wurden seitdem bearbeitet; noch einmal probieren.',
  none: 'Das Anfrageprotokoll enthält nichts aus dieser Spanne, also gibt es nichts, woran zu probieren wäre.',
  on: (n, tries, since) =>
    `An ${count(n, { one: '# Anfrage', other: '# Anfragen' })} mit ${count(tries, { one: '# Versuch', other: '# Versuchen' })} seit ${since}`,
  cut: 'In dieser Spanne sind es mehr; nur die neuesten wurden probiert.',
  sampled: (share) =>
    `Das Protokoll enthält ${share} der Anfragen dieser Zeit, Fehler zuerst: dazwischen lagen mehr Erfolge.`,
  happened: (all, byTraffic) =>
    `Wirklich ausgesetzt: ${all}-mal, davon ${byTraffic}-mal durch Verkehr und Vergleich. Die anderen, durch Prüfungen, Gateways, Urteile und Menschen, werden nicht probiert.`,
  table: 'Geltende Werte und diese',
  row: 'Von den Exits',
  present: 'Geltende Werte',
  typed: 'Diese Werte',
  facts: {
    exits: 'mindestens einmal ausgesetzt',
    ejections: 'Aussetzungen',
    out: 'Zeit ausgesetzt, alle zusammen',
    worked: 'arbeiteten beim nächsten Versuch',
    withheld: 'Versuche, die anderswo gelandet wären',
    withheldOk: 'davon Versuche, die gelangen',
  },
  same: 'Beide setzen dieselben Exits aus.',
  added: (n) => `Nur diese Werte setzen ${exits(n)} aus`,
  saved: (n) => `Nur die geltenden Werte setzen ${exits(n)} aus`,
  more: (n) => `und ${count(n, { one: '# weiterer', other: '# weitere' })}`,
  worked: 'gelang danach',
  failed: 'scheiterte danach',
  gone: 'ein Exit, den es nicht mehr gibt',
};
