// Texts of the Explain screen.
import type { DropReason } from '@gyre/shared/contract/explain';
import type { Guarantee, Strategy } from '@gyre/shared/vocabulary';
import { catalogue, count } from '../../lib/messages.ts';

const reasons: Readonly<Record<DropReason, string>> = {
  not_enabled: 'not switched on',
  criteria: 'do not meet the wishes',
  ejected: 'ejected',
  probation_busy: 'on trial, and busy with it',
  full: 'full',
  tried: 'already tried by this request',
  site_ban: 'banned for this site',
  session: 'not the exit of the session',
  guarantee: 'forbidden by the guarantee',
  tier: 'of a later tier',
};

const won: Readonly<Record<Strategy, string>> = {
  'round-robin': 'it is its turn',
  random: 'chance chose it among those that are left',
  weighted: 'chance chose it in proportion to the weights',
  'least-in-flight': 'it has the fewest requests open',
  'least-recently-used': 'it has rested longest',
  'every-n': 'it is still in its run of requests',
  timed: 'it is the exit of this period',
  rendezvous: 'this target belongs to it',
  'peak-ewma': 'it answers this site fastest for what it has open',
  priority: 'it is in the lowest tier that has something free',
  cheapest: 'it is the cheapest that is free',
};

const from: Readonly<Record<'headers' | 'username' | 'listener' | 'rule' | 'pool', string>> = {
  headers: 'X-Gyre headers',
  username: 'username',
  listener: 'listener',
  rule: 'rule',
  pool: 'pool',
};

const guarantees: Readonly<Record<Guarantee, string>> = {
  strict: 'never another exit',
  'same-ip': 'only an exit with the same address',
  'same-asn': 'only an exit of the same network',
  'same-country': 'only an exit of the same country',
  any: 'any other exit when this one fails',
};

export const t = catalogue('explain', {
  title: 'Explain',
  about: 'Why a request takes this exit, or none. The same code as the decision itself; nothing is sent.',
  titleOf: (target: string) => `Explain ${target}`,

  form: 'Request',
  proxyUser: 'Proxy user',
  anonymous: 'No proxy user (anonymous)',
  wishes: 'Wishes',
  wishesHelp: 'What stands behind the name in the username, for example country-de-session-a',
  target: 'Target',
  targetHelp: 'host or host:port; 443 without a port',
  targetEmpty: 'Type where the request goes.',
  kind: 'Kind',
  method: 'Method',
  listener: 'Listener',
  anyListener: 'Any',
  verb: 'Explain',
  reads: (keys: string) => `Reads as: ${keys}`,
  readPair: (key: string, value: string) => `${key} ${value}`,

  examples: 'Requests that failed lately',
  examplesAbout: 'Choose one, or describe a request in the form.',
  noExamples: 'No request failed lately. Describe one in the form.',
  goneTitle: 'This request is not kept',
  goneText: 'Failures and a sample of the others are kept for a while; this one is not among them any more.',
  typeIt: 'Describe it in the form instead.',

  outcome: 'Outcome',
  chosen: (exit: string) => `Leaves by ${exit}`,
  refused: (code: string) => `Refused: ${code}`,
  clientSees: (status: number) => `client sees ${status}`,
  at: (revision: number, time: string) => `revision ${revision}, ${time}`,
  helps: 'Would help',
  apply: {
    ejected: 'Show the ejected',
    site_ban: 'Show the bans',
    not_enabled: 'Show them',
    session: 'Show sessions',
    wish: 'Ask without it',
  },
  helpExits: (n: number) => `→ ${count(n, { one: '# exit', other: '# exits' })}`,

  asWas: 'The request as it was',
  wasDecided: (revision: number) => `decided with revision ${revision}`,
  nowBelow: 'Below is the decision as it would be now.',
  differs: (was: string, now: string) => `It left by ${was}; now it would be ${now}.`,
  sameNow: (exit: string) => `It left by ${exit}, and would again.`,
  openRequest: 'Open the request',

  walk: 'The walk',
  readAs: 'How it was read',
  readAsNone: 'No wishes: any exit of the pool will do.',
  byUser: (user: string) => `proxy user ${user}`,
  byNobody: 'no proxy user',
  inPool: (pool: string) => `pool ${pool}`,
  noPool: 'no pool',
  wishKey: 'Wish',
  wishValue: 'Value',
  wishFrom: 'Said by',
  froms: from,

  rule: 'Rules',
  ruleMatched: (position: number, name: string) => `Rule ${position} matched: ${name}`,
  ruleUnnamed: 'without a name',
  rulesPassed: (n: number) =>
    count(n, { one: '# rule before it did not match', other: '# rules before it did not match' }),
  ruleNone: (n: number) =>
    n === 0
      ? 'There are no rules: the pool is the one asked for, or the proxy user’s first.'
      : count(n, { one: 'The one rule does not match.', other: 'None of # rules matches.' }),

  session: 'Session',
  sessionNone: 'No session: the choice is made anew.',
  sessionNamed: (name: string) => `Session ${name}`,
  guarantees,

  pools: 'Pools',
  pool: (name: string, strategy: string) => `Pool ${name} · ${strategy}`,
  fallback: (n: number) => `fallback ${n}`,
  members: 'members',
  kept: 'can be chosen',
  reasons,
  minus: (n: string) => `−${n}`,
  showExits: (reason: string, n: string) => `Exits that are ${reason} (${n})`,
  filterExamples: 'Filter by label',
  examplesOf: (shown: number, n: string) => `the first ${shown} of ${n}`,
  noneKept: 'No exit of this pool is left.',
  notAsked: 'Not reached: an earlier pool has an exit.',

  best: 'Best candidates',
  bestOf: (shown: number, n: string) => `the best ${shown} of ${n}`,
  won,
  whyWon: (exit: string, why: string, strategy: string) => `${exit} wins: ${why} (${strategy}).`,
  cols: {
    exit: 'Exit',
    place: 'Place',
    state: 'State',
    inFlight: 'In flight',
    latency: 'Latency',
    weight: 'Weight',
    tier: 'Tier',
    price: 'Price/GB',
    score: 'Score',
  },
  picked: 'chosen',
  none: 'none',
});
