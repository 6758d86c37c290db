// German: long work that goes on while one does other things.
import type { t } from '../../lib/messages/write-runs.ts';
import type { Translation } from '../../lib/messages.ts';

export const writeRuns: Translation<typeof t> = {
  title: 'In Arbeit',
  tray: (percent, works) => (works === 1 ? `In Arbeit: ${percent} %` : `In Arbeit: ${works}, das erste ${percent} %`),
  importing: 'Exits werden importiert',
  importHint: 'Eine Meldung sagt, wenn das fertig ist.',
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
