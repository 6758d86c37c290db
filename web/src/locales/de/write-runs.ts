// German: long work that goes on while one does other things.
import type { t } from '../../lib/messages/write-runs.ts';
import { count, type Translation } from '../../lib/messages.ts';

export const writeRuns: Translation<typeof t> = {
  title: 'In Arbeit',
  tray: (percent, works) => (works === 1 ? `In Arbeit: ${percent} %` : `In Arbeit: ${works}, das erste ${percent} %`),
  importing: 'Exits werden importiert',
  importingBy: (admin) => `${admin} importiert Exits`,
  importingShare: (percent) => `Import: ${percent} %`,
  importSteps: {
    reading: 'Zeilen werden gelesen',
    comparing: 'Vergleich mit dem, was da ist',
    preparing: 'Passwörter werden versiegelt',
    writing: 'wird geschrieben',
  },
  imported: (added, updated) =>
    `Importiert: ${count(added, { one: '# neuer Exit', other: '# neue Exits' })}, ${count(updated, { one: '# geändert', other: '# geändert' })}`,
  importStopped: 'Der Import wurde angehalten: nichts wurde geschrieben',
  importFailed: 'Der Import ist misslungen: nichts wurde geschrieben',
  importHint: 'Die Liste ist unterwegs zu Gyre. Eine Meldung sagt, wenn das fertig ist.',
  probing: 'Exits werden geprüft',
  probed: (ok, failed) => `Geprüft: ${ok} arbeiten, ${failed} nicht`,
  probeStopped: (done, total) => `Prüfung angehalten nach ${done} von ${total}`,
  seeProbes: 'Gründe zeigen',
  running: (percent: number) => `Große Änderung: ${percent} %`,
  progress: (done: string, total: string, percent: number) => `${done} von ${total} (${percent} %)`,
  rate: (perSecond: string) => `${perSecond} je Sekunde`,
  timeLeft: (span: string) => `noch etwa ${span}`,
  stop: 'Anhalten',
  stopFailed: 'Sie ließ sich nicht anhalten',
  whole: (what: string, done: string) => `Fertig: ${what} (${done})`,
  stopped: (what: string, done: string, total: string) => `Angehalten nach ${done} von ${total}: ${what}`,
  'broken-off': (what: string, done: string, total: string) => `Abgebrochen nach ${done} von ${total}: ${what}`,
  left: (n: string) => `${n} wurden inzwischen geändert oder entfernt und bleiben, wie sie sind.`,
};
