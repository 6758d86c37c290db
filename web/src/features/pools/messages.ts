// Texts of the Pools screen.
import type { Strategy } from '@gyre/shared/vocabulary';
import { count } from '../../lib/messages.ts';

const exits = (n: number): string => count(n, { one: '# exit', other: '# exits' });

const strategies: Readonly<Record<Strategy, string>> = {
  'round-robin': 'Each exit in turn, so all get the same share.',
  random: 'Any eligible exit, by chance.',
  weighted: 'By chance, in proportion to the weight of each exit.',
  'least-in-flight': 'The exit with the fewest requests open now; slow exits get less by themselves.',
};

export const t = {
  title: 'Pools',
  about: 'Named sets of exits with a rotation strategy and a retry policy. A proxy user gets one or more of them.',
  create: 'New pool',
  emptyTitle: 'No pools',
  emptyText: 'A pool says which exits a proxy user gets and how the next one is chosen.',
  strategies,
  strategy: 'Rotation strategy',
  name: 'Name',
  nameHelp: 'Clients may ask for it: lower-case letters, digits, _ . ~ and no hyphen.',
  nameBad: 'Use lower-case letters, digits, _ . ~; start with a letter or digit; at most 40.',
  builtIn: 'built in',
  builtInHelp: 'The pool of a fresh installation cannot be removed.',
  members: 'Members',
  membersOf: (eligible: string, members: string) => `${eligible} of ${members} eligible`,
  noMembers: 'no members',
  eligible: 'Eligible now',
  states: 'States',
  stateBar: (words: string) => `Members by state: ${words}`,
  membership: 'Membership',
  everything: 'every exit',
  fixedOnly: 'fixed members only',
  fixed: (n: number) => count(n, { one: '# fixed member', other: '# fixed members' }),
  andFixed: (query: string, fixed: string) => `${query} and ${fixed}`,
  retry: 'Retry policy',
  retryShort: (attempts: number, total: string) =>
    `${count(attempts, { one: '# attempt', other: 'up to # attempts' })} in ${total}`,
  showMembers: 'Show members',
  edit: 'Edit…',
  actions: (name: string) => `Actions for ${name}`,
  editTitle: (name: string) => `Edit ${name}`,
  createTitle: 'New pool',
  createVerb: 'Create pool',

  kinds: { all: 'Every exit', query: 'A query', fixed: 'Fixed members' },
  kindHelp: {
    all: 'Exits you add later belong to it as well.',
    query: 'Exits belong to it as long as they match, also those you add later.',
    fixed: 'Only the exits you name here or add from the Exits screen.',
  },
  query: 'Query',
  queryHelp: 'For example country:DE,AT -tag:trial',
  queryEmpty: 'Type a query, or choose “Every exit”.',
  previewing: 'Counting…',
  preview: (members: number, countries: number, eligible: number) =>
    `Matches ${exits(members)} in ${count(countries, { one: '# country', other: '# countries' })}; ${count(eligible, { one: '# is', other: '# are' })} eligible now.`,
  previewNone: 'Nothing matches. A pool without eligible exits refuses every request.',
  previewShow: 'Show them',
  findExits: 'Find exits to add',
  findHelp: 'A word of the label or gateway, or a query.',
  addExit: (label: string) => `Add ${label}`,
  add: 'Add',
  chosen: 'Chosen',
  noneChosen: 'None yet.',
  takeOut: (label: string) => `Take out ${label}`,
  noneFound: 'No exit matches.',
  membersNow: 'Members now',
  membersMore: (n: number) => `and ${exits(n)} more; find one with the search above.`,
  willLeave: 'leaves when you save',
  keep: 'Keep',
  keepExit: (label: string) => `Keep ${label}`,
  takeOutShort: 'Take out',
  wouldAdd: (n: number) => count(n, { one: '# exit will be added', other: '# exits will be added' }),

  retryTitle: 'Retry policy',
  maxAttempts: 'Attempts in all',
  maxAttemptsHelp: 'Each with another exit.',
  totalMs: 'Time for the whole request',
  attemptMs: 'Time for one dial',
  firstByteMs: 'Time for the first byte of an answer',
  seconds: 's',
  range: (from: string, to: string) => `${from} – ${to}`,
  bad: (range: string) => `Use a number in ${range}.`,

  removeTitle: (name: string) => `Remove ${name}?`,
  removeText: (members: number) =>
    `The pool goes, its ${exits(members)} stay. A pool that a proxy user or listener still uses cannot be removed.`,
  inUse: 'The pool is still in use',
  saved: {
    created: (name: string) => `Created pool ${name}`,
    changed: (name: string) => `Saved pool ${name}`,
    removed: (name: string) => `Removed pool ${name}`,
  },
};
