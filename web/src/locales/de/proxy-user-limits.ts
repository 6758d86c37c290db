// Texts of the caps of proxy users, in German.
import { count, type Translation } from '../../lib/messages.ts';
import type { t } from '../../features/proxy-users/limit-messages.ts';

export const proxyUserLimits: Translation<typeof t> = {
  title: 'Grenzen',
  about:
    'Bytes in beide Richtungen, wie der Verkehr sie zählt, über alle Worker zusammen. Was darüber geht, wird mit 429 abgelehnt, bis das Kontingent neu beginnt.',
  perMonth: 'Bytes pro Monat',
  perDay: 'Bytes pro Tag',
  amountHelp: 'Leer: kein Kontingent.',
  amountBad: 'Eine Zahl über null, bis 1.000 TB; oder leer lassen.',
  unitOf: (field) => `Einheit von ${field}`,
  resetDay: 'Der Monat beginnt am Tag',
  resetDayHelp: '1 bis 28, um Mitternacht UTC.',
  resetDayBad: 'Ein Tag von 1 bis 28.',
  column: 'Verbrauch',
  noCap: (used) => `kein Kontingent · ${used} diesen Monat`,
  ofCap: (used, cap, kind) => (kind === 'day' ? `${used} von ${cap} heute` : `${used} von ${cap} diesen Monat`),
  meter: (name, kind) => (kind === 'day' ? `Verbrauch von ${name} heute` : `Verbrauch von ${name} diesen Monat`),
  states: { open: 'im Rahmen', near: 'fast verbraucht', spent: 'verbraucht' },
  resets: (moment) => `beginnt neu ${moment}`,
  spentUntil: (moment) => `Seine Anfragen werden abgelehnt bis ${moment}.`,
  pace: (bytes) => `Beim jetzigen Tempo, ${bytes} am Tag über die letzten sieben oder so viele Tage wie bekannt,`,
  willBeSpent: (kind, moment) =>
    kind === 'day'
      ? `ist das Kontingent des Tages verbraucht ${moment}.`
      : `ist das Kontingent des Monats verbraucht ${moment}.`,
  lasts: 'ist kein Kontingent verbraucht, bevor es neu beginnt.',
  noPace: 'Noch kein Tempo: weniger als eine Stunde Verbrauch ist bekannt.',
  refused: (n) => count(n, { one: '# Anfrage diesen Monat abgelehnt', other: '# Anfragen diesen Monat abgelehnt' }),
  thisMonth: 'Diesen Monat',
  today: 'Heute',
  change: 'Grenzen ändern…',
  capTitle: (name) => `${name} begrenzen`,
  capText: (used, suggested) =>
    suggested
      ? `Er hat diesen Monat ${used} verbraucht. Der Vorschlag ist ein Viertel mehr, damit nichts sofort stehen bleibt.`
      : `Er hat diesen Monat ${used} verbraucht.`,
  capVerb: 'Kontingent setzen',
  gone: (name) => `Es gibt keinen Proxy-Nutzer ${name}.`,
};
