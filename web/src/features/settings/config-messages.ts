// Texts of the configuration as code.
import type { ConfigNoun } from '@gyre/shared/contract/config';
import { catalogue, count } from '../../lib/messages.ts';

const nouns: Readonly<Record<ConfigNoun, string>> = {
  settings: 'Settings',
  'probe-profiles': 'Probe profiles',
  pools: 'Pools',
  'proxy-users': 'Proxy users',
  listeners: 'Listeners',
  rules: 'Rules',
  'site-ban-rules': 'Site-ban rules',
  webhooks: 'Webhooks',
};

export const t = catalogue('settings.config', {
  tab: 'Config as code',
  title: 'Config as code',
  about:
    'Everything that is set by hand, as one document: keep it in git, change a line, see the plan, apply it. Exits, saved views, admins and secrets are not in it.',
  document: 'Document',
  download: 'Download',
  copyWhat: 'Document',
  upload: 'Open a file…',
  reread: 'As it is now',
  reading: 'Reading the configuration…',
  tooLarge: 'That file is too large to be a configuration.',
  removeMissing: 'Also remove what the document does not name',
  removeHint: 'Sections that are absent, the default pool and the listener from flags stay.',
  plan: 'Show the plan',
  planTitle: 'Plan',
  faults: (n: number) =>
    count(n, { one: 'One thing is wrong. Nothing was changed.', other: '# things are wrong. Nothing was changed.' }),
  line: (n: number) => `Line ${n}`,
  nothing: (n: number) =>
    count(n, {
      one: 'Nothing to do: one object is as the document says.',
      other: 'Nothing to do: all # objects are as the document says.',
    }),
  does: { create: 'create', update: 'change', remove: 'remove' },
  numbers: { create: 'to create', update: 'to change', remove: 'to remove', unchanged: 'unchanged' },
  nouns,
  before: 'now',
  after: 'then',
  secret: 'changed (secret)',
  empty: '–',
  stays: (n: number) =>
    count(n, {
      one: 'One object is here and not in the document. It stays.',
      other: '# objects are here and not in the document. They stay.',
    }),
  watchOut: 'Before you apply',
  warnings: {
    open: 'opens to everybody who reaches its address, without credentials',
    closes: 'no longer accepts clients where it does now',
    'refuses-all': 'refuses every request that gets to it',
    'direct-all': 'sends every request that gets to it out by this machine',
    'password-made': 'gets a password that is shown once',
    'secret-made': 'gets a signing secret that is shown once',
    order: 'keeps its place: site-ban rules stand in the order in which they were made',
  },
  apply: (n: number) => count(n, { one: 'Apply one change', other: 'Apply # changes' }),
  applied: (create: string, update: string, remove: string) =>
    `${create} created, ${update} changed, ${remove} removed`,
  appliedTitle: 'Applied',
  openTitle: (name: string) => `Open “${name}” to everybody?`,
  openText: 'Anyone who reaches this address could use your exits, without credentials.',
  openVerb: 'Open and apply',
  secrets: 'Shown this once. Store them now: Gyre keeps no copy that can be read.',
  secretOf: (noun: string, name: string) => `${noun}: ${name}`,
  failedApply: 'Nothing was applied',
});
