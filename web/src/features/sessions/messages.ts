// Texts of the Sessions screen.
import type { Guarantee } from '@gyre/shared/vocabulary';
import { catalogue, count } from '../../lib/messages.ts';

const sessions = (n: number): string => count(n, { one: '# session', other: '# sessions' });

export const t = catalogue('sessions', {
  title: 'Sessions',
  about: 'Which exit each client-named session keeps, and for how long.',
  total: (n: number) => sessions(n),
  search: 'Search by name',
  user: 'Proxy user',
  anyUser: 'Every proxy user',
  pool: 'Pool',
  anyPool: 'Every pool',
  exit: 'Exit',
  onExit: (label: string) => `on ${label}`,
  everyExit: 'Show sessions of every exit',
  clear: 'Clear filter',

  name: 'Name',
  anonymous: 'anonymous',
  gone: 'exit is gone',
  guarantee: 'Guarantee',
  age: 'Age',
  ageFixed: (age: string, ttl: string) => `${age} of ${ttl}`,
  ageSliding: (age: string, ttl: string) => `silent ${age} of ${ttl}`,
  ended: 'ended',
  ageHelp: (at: string) => `Ends at ${at}`,
  requests: 'Requests',
  moves: 'Moves',
  moved: (n: number, kept: Guarantee | null) => {
    const times = count(n, { one: 'It changed its exit once', other: 'It changed its exit # times' });
    return kept === null || kept === 'any' ? `${times}.` : `${times}; the last time it stayed ${kept}.`;
  },
  verbs: 'Verbs',

  actions: (name: string) => `Actions for ${name}`,
  move: 'Move to…',
  rotate: 'New exit',
  release: 'Release',
  releaseExit: (label: string) => `Release all on ${label}…`,
  releaseUser: (name: string) => `Release all of ${name}…`,
  releaseTitle: (n: number | null, of: string) =>
    n === null ? `Release all sessions of ${of}?` : `Release ${sessions(n)} of ${of}?`,
  releaseText:
    'Each begins anew with its next request, with another exit where there is one. Strict sessions lose their address too.',
  releaseVerb: 'Release',

  moveTitle: (name: string) => `Move ${name} to another exit`,
  moveText: (pool: string) => `It keeps its name and its time. Only exits of the pool ${pool} can be chosen.`,
  moveVerb: 'Move',
  find: 'Find an exit',
  findHint: 'A word of the label or gateway, or a query.',
  found: 'Exits that match',
  noneFound: 'No exit of the pool matches.',
  more: (n: number) =>
    count(n, { one: 'and # more; narrow it down above.', other: 'and # more; narrow it down above.' }),
  here: 'now',

  older: 'Show more',
  shown: (shown: string, total: string) => `${shown} of ${total}`,
  noMatchTitle: 'No session matches',
  noMatchText: 'Sessions end when their time is up; the filter may name one that has ended.',
  emptyTitle: 'No sessions yet',
  emptyText:
    'A client that wants to keep its exit names a session in its username. The same name gets the same exit until its time is up; two proxy users with the same name do not share one.',
  snippet: 'A request in the session cart1',

  saved: {
    released: (n: number) => `Released ${sessions(n)}`,
    rotated: (name: string, exit: string) => `${name} has a new exit: ${exit}`,
    moved: (name: string, exit: string) => `Moved ${name} to ${exit}`,
  },
  failed: {
    release: 'The session could not be released',
    rotate: 'The session kept its exit',
  },
});
