// Texts of one request: what happened in sentences, and its facts.
import type { FailureCode } from '@gyre/shared/vocabulary';
import { failureHints } from '../../lib/messages/failures.ts';
import { catalogue, count } from '../../lib/messages.ts';

const tries = (n: number): string => count(n, { one: '# attempt', other: '# attempts' });

export const t = catalogue('requests.detail', {
  happened: 'What happened',
  doIt: 'Do',
  why: 'Why this exit',
  explain: 'Explain',
  explainHint: 'Every exit of the pool with the reason for or against it',
  next: 'Older request',
  before: 'Newer request',
  goneTitle: 'This request is not kept',
  goneText: 'Failures and a sample of the others are kept for a while; this one is not among them any more.',
  facts: 'Facts',
  links: 'Where to look',
  okFirst: (exit: string, took: string) => `It left by ${exit} at the first attempt and was answered after ${took}.`,
  okLater: (exit: string, attempts: number, took: string) =>
    `It left by ${exit} at attempt ${attempts} and was answered after ${took}; the attempts before it failed.`,
  okDirect: (took: string) => `It was answered after ${took}.`,
  failedBefore: (code: FailureCode, took: string) =>
    `${failureHints[code]} It was answered after ${took} and no exit was dialled.`,
  failedAfter: (code: FailureCode, attempts: number, took: string) =>
    `${failureHints[code]} Gyre gave up after ${tries(attempts)} and ${took}.`,
  failedUnknown: (took: string) => `It failed after ${took}; the reason was not recorded.`,
  inDetail: (detail: string) => `In detail: ${detail}.`,
  clientSaw: (status: number) => `The client saw status ${status}.`,
  ruleSays: (name: string) => `rule “${name}” matched`,
  poolSays: (name: string) => `pool ${name}`,
  wishesSay: (wishes: string) => `the client wished for ${wishes}`,
  sessionSays: (name: string) => `session ${name} keeps its exit`,
  noWishes: 'Nothing narrowed the choice: it was the turn of this exit in its pool.',
  because: (reasons: string) => `Because of this: ${reasons}.`,
  fact: {
    at: 'Ended',
    kind: 'Kind',
    target: 'Target',
    client: 'Proxy user',
    wishes: 'Wishes',
    session: 'Session',
    rule: 'Rule',
    pool: 'Pool',
    exit: 'Exit',
    carrier: 'Connection to the exit',
    listener: 'Listener',
    status: 'Status',
    code: 'Code',
    origin: 'To blame',
    took: 'Took',
    worker: 'Worker',
    revision: 'Revision',
    id: 'Request',
  },
  noCarrier: 'none was used',
  ownTunnel: 'a tunnel of its own; requests inside it cannot be seen',
  alone: 'the only request on it so far',
  shared: (place: string, all: number) =>
    `request ${place} of the ${count(all, { one: '#', other: '#' })} that shared it so far`,
  sharedList: 'Show them',
  none: 'none',
  noRule: 'none matched',
  report: 'Report',
  copyReport: 'report',
  reportLine: (name: string, value: string) => `${name}: ${value}`,
});
