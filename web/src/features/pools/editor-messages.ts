// Texts of one pool: its page, what its settings mean for clients, and what an unsaved change would do.
import type { Guarantee, Strategy } from '@gyre/shared/vocabulary';
import { catalogue, count } from '../../lib/messages.ts';
import { resilienceAmounts, resilienceTexts } from './resilience-messages.ts';

const exits = (n: number): string => count(n, { one: '# exit', other: '# exits' });
const requests = (n: number): string => count(n, { one: '# request', other: '# requests' });

const strategies: Readonly<Record<Strategy, string>> = {
  'round-robin': 'Each exit in turn, so all get the same share.',
  random: 'Any eligible exit, by chance.',
  weighted: 'By chance, in proportion to the weight of each exit.',
  'least-in-flight': 'The exit with the fewest requests open now; slow exits get less by themselves.',
  'least-recently-used': 'The exit that has rested longest.',
  'every-n': 'The same exit for a number of requests, then the next one.',
  timed: 'The same exit for a time, then the next one.',
  rendezvous: 'The same target always by the same exit, unless that one has more than its fair share.',
  'peak-ewma': 'Of two by chance, the one that answers this site faster and has less open.',
  priority: 'The lowest tier first; the next tier only when the one before has nothing free.',
  cheapest: 'The lowest price per GB first; a dearer exit only when the cheaper ones fail or are full.',
};

const onLoss: Readonly<Record<Guarantee, string>> = {
  strict: 'it never gets another one: the client sees 503 until the exit is back or the session ends.',
  'same-ip': 'it moves only to an exit with the same address; without one the client sees 503.',
  'same-asn': 'it moves only to an exit of the same network; without one the client sees 503.',
  'same-country': 'it moves to another exit of the same country; without one the client sees 503.',
  any: 'it moves to any exit of the pool.',
};

export const t = catalogue('pools.editor', {
  ...resilienceTexts,
  pools: 'Pools',
  newTitle: 'New pool',
  create: 'Create pool',
  save: (n: number) => (n === 0 ? 'Save changes' : `Save changes (${n})`),
  discard: 'Discard',
  goneTitle: 'This pool is not there',
  goneText: 'It may have been removed, or the address is mistyped.',
  toPools: 'All pools',
  counts: (members: string, eligible: string) => `${members} members, ${eligible} eligible now`,
  startFrom: 'Start from',
  starts: {
    rotate: 'Rotate through all',
    sticky: 'One address per session',
    country: 'By country',
  },

  name: 'Name',
  nameHelp: 'Clients may ask for it: lower-case letters, digits, _ . ~ and no hyphen.',
  nameBad: 'Use lower-case letters, digits, _ . ~; start with a letter or digit; at most 40.',

  membership: 'Membership',
  membershipTitle: 'Members',
  everything: 'every exit',
  fixedOnly: 'fixed members only',
  kinds: { all: 'Every exit', query: 'A query', fixed: 'Fixed members' },
  kindHelp: {
    all: 'Exits you add later belong to it as well.',
    query: 'Exits belong to it as long as they match, also those you add later.',
    fixed: 'Only the exits you name here or add from the Exits screen.',
  },
  query: 'Query',
  queryHelp: 'For example country:DE,AT -tag:trial',
  queryEmpty: 'Type a query, or choose “Every exit”.',
  alsoFixed: 'Fixed members besides the query',
  members: { added: 'Fixed members to add', left: 'Fixed members to take out' },

  previewing: 'Counting…',
  preview: {
    matches: (n: number) => `Matches ${exits(n)}`,
    countries: (n: number) => `in ${count(n, { one: '# country', other: '# countries' })}`,
    eligible: (n: number) => count(n, { one: '# eligible now', other: '# eligible now' }),
    none: 'Nothing matches. A pool without eligible exits refuses every request.',
    comes: (n: string) => `+${n}`,
    goes: (n: string) => `−${n}`,
    saved: 'against what is saved:',
    same: 'as saved',
  },

  findExits: 'Find exits to add',
  findHelp: 'A word of the label or gateway, or a query.',
  addExit: (label: string) => `Add ${label}`,
  add: 'Add',
  takeOut: (label: string) => `Take out ${label}`,
  noneFound: 'No exit matches.',
  noMembers: 'no members',
  membersNow: 'Members now',
  membersMore: (n: number) => `and ${exits(n)} more; find one with the search above.`,
  willLeave: 'leaves when you save',
  keep: 'Keep',
  keepExit: (label: string) => `Keep ${label}`,
  takeOutShort: 'Take out',
  wouldAdd: (n: number) => count(n, { one: '# exit will be added', other: '# exits will be added' }),

  strategy: 'Rotation strategy',
  strategies,
  session: 'Sessions',
  sessionAbout: 'For clients that name a session (-session-NAME). Others get a new choice with every request.',
  expiry: 'Time counts from',
  expiries: { fixed: 'the first request', sliding: 'the last request' },
  guarantee: 'When its exit fails',
  sessionSentence: (span: string, sliding: boolean, guarantee: Guarantee) =>
    sliding
      ? `A session keeps its exit until it has been silent for ${span}. If the exit fails, ${onLoss[guarantee]}`
      : `A session keeps its exit for ${span} from its first request. If the exit fails, ${onLoss[guarantee]}`,
  moveTold: 'A move is told in the X-Gyre-Session header of the answer.',

  retry: 'Retry policy',
  retryAbout: 'A request that fails tries again elsewhere, with another exit each time.',
  queue: 'Wait queue',
  queueAbout: 'For requests that come while every exit that fits is at its cap.',
  queueNone: 'None waits: a request that finds every exit full sees 503 at once.',
  queueSentence: (waiting: string, span: string) =>
    `Up to ${waiting} wait in each worker, at most ${span} each; the rest see 503.`,
  amounts: {
    'retry/maxAttempts': 'Attempts in all',
    'retry/totalMs': 'Time for the whole request',
    'retry/attemptMs': 'Time for one dial',
    'retry/firstByteMs': 'Time for the first byte of an answer',
    'session/ttlMs': 'A session lasts',
    'queue/maxWaiting': 'Most requests that wait',
    'queue/waitMs': 'Longest wait',
    'rotation/everyRequests': 'Requests with one exit',
    'rotation/periodMs': 'Time with one exit',
    ...resilienceAmounts,
  },
  attempts: (most: string) => `at most ${most} attempts`,
  waiting: (most: string) => `at most ${most} wait`,
  perWorker: 'In each worker.',
  bad: (range: string) => `Use a number in ${range}.`,
  seconds: 's',
  dialTooLong: 'One dial may take longer than the whole request: the second attempt never starts.',
  waitTooLong: 'Waiting may use up the whole time of the request.',

  fallbacks: 'Fallback pools',
  fallbacksAbout:
    'Tried in this order when none of its own exits can be chosen. After the last one a request is refused: nothing else ever is.',
  refuse: 'refuse',
  chain: 'Order of pools',
  addFallback: 'Add a fallback pool',
  choosePool: 'Choose a pool…',
  noOther: 'There is no other pool to fall back to.',
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  drop: (name: string) => `Remove ${name} from the chain`,

  unsavedTitle: 'Unsaved changes',
  unsavedNone: 'Nothing changed yet.',
  from: 'Saved',
  to: 'Yours',
  nothing: 'none',
  savedNote: (revision: number) => `Saved as revision ${revision}`,

  whatIf: 'What if?',
  whatIfAbout: 'Tries the unsaved pool on recent requests. Nothing is sent.',
  whatIfVerb: 'Try on recent requests',
  whatIfOld: 'The pool was edited since; try again.',
  whatIfNone: 'No recent requests are kept, so there is nothing to try it on.',
  whatIfOn: (n: number) => `On ${requests(n)} kept`,
  whatIfFacts: {
    refused: 'refused',
    otherPool: (share: string) => `leave by another exit or pool, ${share}`,
    fewer: (share: string) => `choose among fewer exits, ${share}`,
    more: (share: string) => `choose among more exits, ${share}`,
  },
  whatIfExamples: 'Examples',
  fromTo: (before: string, after: string) => `${before} → ${after}`,
});
