// Texts of large writes that go on while one does other things.
import { catalogue } from '../messages.ts';

export const t = catalogue('write-runs', {
  title: 'Large changes',
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
