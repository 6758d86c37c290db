// Texts of the command palette. `said` is how a verb begins when it is typed, in lower case, the longest first.
import type { SearchKind } from '@gyre/shared/contract/search';
import { catalogue, count } from '../messages.ts';

const kinds: Readonly<Record<SearchKind, string>> = {
  exit: 'Exits',
  pool: 'Pools',
  'proxy-user': 'Proxy users',
  listener: 'Listeners',
  rule: 'Rules',
  session: 'Sessions',
  request: 'Requests',
  target: 'Targets',
};

export const t = catalogue('palette', {
  kinds,
  recent: 'Recent',
  verbs: 'Do',
  screens: 'Screens',
  pasted: 'What you pasted',
  help: 'Help',
  empty: (text: string) => `Nothing found for “${text}”.`,
  searching: 'Searching…',
  failedSearch: 'The search did not answer; screens and actions are still here.',
  exitVerbs: {
    drain: { said: ['drain'], label: (name: string) => `Drain ${name}` },
    disable: { said: ['disable exit', 'disable'], label: (name: string) => `Disable ${name}` },
    enable: { said: ['enable exit', 'enable'], label: (name: string) => `Enable ${name}` },
    requests: { said: ['requests of', 'requests through'], label: (name: string) => `Requests through ${name}` },
  },
  userVerbs: {
    password: { said: ['new password for', 'new password'], label: (name: string) => `New password for ${name}…` },
    remove: { said: ['remove proxy user', 'remove'], label: (name: string) => `Remove ${name}…` },
    off: { said: ['disable proxy user', 'disable', 'switch off'], label: (name: string) => `Switch off ${name}` },
    on: { said: ['enable proxy user', 'enable', 'switch on'], label: (name: string) => `Switch on ${name}` },
  },
  targetVerbs: { explain: { said: ['explain', 'why'], label: (name: string) => `Explain a request to ${name}` } },
  poolVerbs: { members: { said: ['members of', 'exits of'], label: (name: string) => `Exits of ${name}` } },
  importPasted: (n: number) => count(n, { one: 'Import this exit…', other: 'Import these # exits…' }),
  importHint: 'shown and checked before anything is added',
  explainPasted: (target: string) => `Explain a request to ${target}`,
  requestsPasted: (target: string) => `Requests to ${target}`,
  codeMeaning: (code: string) => `What ${code} means`,
  codeRequests: (code: string) => `Requests that ended with ${code}`,
  helpEntries: {
    words: 'Type a name, id, host or IP address to find anything',
    verbs: '> lists only what you can do',
    object: 'A verb before a name does it: drain acme-de-17',
    paste: 'Paste a proxy URL to import it, a host:port to explain it, a failure code to read what it means',
  },
  drained: (name: string) => `${name} drains`,
  disabled: (name: string) => `${name} is disabled`,
  enabled: (name: string) => `${name} is enabled`,
  failed: 'That could not be done',
  settings: {
    probing: 'Settings › Probing',
    health: 'Settings › Health',
    limits: 'Settings › Limits',
    reach: 'Settings › Private targets and refused ports',
    places: 'Settings › Places',
    admins: 'Settings › Admins',
    tokens: 'Settings › API tokens',
    backups: 'Settings › Backups: back up, restore',
    config: 'Settings › Config as code: export, plan, apply',
  },
  preferences: 'Preferences: language, time zone, density…',
  codes: 'Failure codes',
});
