// Texts of long work that goes on while one does other things: large writes, probes of many exits, imports.
import { catalogue, count } from '../messages.ts';

export const t = catalogue('write-runs', {
  title: 'Under way',
  tray: (percent: number, works: number) =>
    works === 1 ? `Under way: ${percent} %` : `Under way: ${works}, the first ${percent} %`,
  importing: 'Importing exits',
  importingBy: (admin: string) => `${admin} imports exits`,
  importingShare: (percent: number) => `Import: ${percent} %`,
  importSteps: {
    reading: 'reading lines',
    comparing: 'comparing with what is here',
    preparing: 'sealing passwords',
    writing: 'writing',
  },
  imported: (added: number, updated: number) =>
    `Imported: ${count(added, { one: '# new exit', other: '# new exits' })}, ${count(updated, { one: '# updated', other: '# updated' })}`,
  importStopped: 'The import was stopped: nothing was written',
  importFailed: 'The import failed: nothing was written',
  importHint: 'The list is on its way to Gyre. A notice tells when it is done.',
  probing: 'Probing exits',
  probed: (ok: string, failed: string) => `Probed: ${ok} work, ${failed} do not`,
  probeStopped: (done: string, total: string) => `Probing stopped after ${done} of ${total}`,
  seeProbes: 'See why',
  running: (percent: number) => `Large change: ${percent} %`,
  progress: (done: string, total: string, percent: number) => `${done} of ${total} (${percent} %)`,
  rate: (perSecond: string) => `${perSecond} a second`,
  timeLeft: (span: string) => `about ${span} left`,
  stop: 'Stop',
  stopFailed: 'It could not be stopped',
  whole: (what: string, done: string) => `Done: ${what} (${done})`,
  stopped: (what: string, done: string, total: string) => `Stopped after ${done} of ${total}: ${what}`,
  'broken-off': (what: string, done: string, total: string) => `Broken off after ${done} of ${total}: ${what}`,
  left: (n: string) => `${n} were changed or removed meanwhile and stay as they are.`,
});
