// Texts of the Pools screen.
import { catalogue, count } from '../../lib/messages.ts';

const exits = (n: number): string => count(n, { one: '# exit', other: '# exits' });

export const t = catalogue('pools', {
  title: 'Pools',
  about: 'Named sets of exits with a rotation strategy and a retry policy. A proxy user gets one or more of them.',
  create: 'New pool',
  emptyTitle: 'No pools',
  emptyText: 'A pool says which exits a proxy user gets and how the next one is chosen.',
  builtIn: 'built in',
  builtInHelp: 'The pool of a fresh installation cannot be removed.',
  membersOf: (eligible: string, members: string) => `${eligible} of ${members} eligible`,
  noMembers: 'no members',
  stateBar: (words: string) => `Members by state: ${words}`,
  everything: 'every exit',
  fixed: (n: number) => count(n, { one: '# fixed member', other: '# fixed members' }),
  retryShort: (attempts: number, total: string) =>
    `${count(attempts, { one: '# attempt', other: 'up to # attempts' })} in ${total}`,
  showMembers: 'Show members',
  open: 'Open',
  fallsBack: (chain: string) => `then ${chain}, then refuse`,
  actions: (name: string) => `Actions for ${name}`,
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText: (members: number) => `The pool goes, its ${exits(members)} stay.`,
  inUse: 'The pool is still in use',
  repointTo: 'Use this pool instead',
  repointHelp: (name: string) => `Everything that names ${name} will name this one.`,
  repointVerb: 'Re-point and remove',
  choosePool: 'Choose a pool…',
  saved: {
    created: (name: string) => `Created pool ${name}`,
    changed: (name: string) => `Saved pool ${name}`,
    removed: (name: string) => `Removed pool ${name}`,
  },
});
