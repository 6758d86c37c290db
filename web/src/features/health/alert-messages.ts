// Texts of alerts and webhooks.
import type { AlertKind } from '@gyre/shared/contract/alerts';
import { catalogue, count } from '../../lib/messages.ts';

const kinds: Readonly<Record<AlertKind, string>> = {
  pool_below_minimum: 'pool below its minimum',
  pool_panic: 'pool in panic',
  mass_ejection: 'many exits ejected at once',
  gateway_failing: 'gateway failing',
  quota: 'cap nearly or wholly spent',
};

export const t = catalogue('health.alert', {
  title: 'Alerts',
  about: 'What needs a person, now and before.',
  kinds,
  kind: 'Alert',
  text: 'What happened',
  state: 'State',
  opened: 'Opened',
  lasted: 'Lasted',
  open: 'open',
  over: 'over',
  shown: 'Which alerts',
  onlyOpen: 'Open',
  all: 'All',
  empty: 'No alerts yet',
  emptyText:
    'A pool below its minimum, a pool in panic, many exits ejected at once and a failing gateway are kept here.',
  noneOpen: 'Nothing needs you',
  noneOpenText: 'No alert is open. Past ones are under “All”.',
  more: 'Show more',

  webhooks: {
    title: 'Webhooks',
    about: 'Addresses that are told when an alert opens and ends, signed after the Standard Webhooks specification.',
    create: 'New webhook',
    empty: 'Nobody is told yet. A webhook may be a chat, a pager or a script of yours.',
    needsAdmin: 'Changing webhooks needs the scope “admin”.',
    name: 'Name',
    url: 'Address',
    told: 'Told of',
    everything: 'every alert',
    last: 'Last delivery',
    none: 'none yet',
    answered: (status: number) => `answered ${status}`,
    noAnswer: 'no answer',
    failedTries: (n: number) => count(n, { one: '# try failed in a row', other: '# tries failed in a row' }),
    waiting: (n: number) => count(n, { one: '# waits for its next try', other: '# wait for their next try' }),
    on: 'On',
    switchOf: (name: string) => `Webhook ${name} is on`,
    test: 'Test',
    testOf: (name: string) => `Send a test alert to ${name}`,
    testing: 'Sending…',
    testOk: (status: number | null, span: string) => `Answered ${status ?? ''} in ${span}`.replace('  ', ' '),
    testFailed: (problem: string, span: string) => `${problem.replace(/\.$/, '')}, after ${span}`,
    edit: 'Edit',
    editOf: (name: string) => `Edit ${name}`,
    removeOf: (name: string) => `Remove ${name}`,
    removeTitle: (name: string) => `Remove ${name}?`,
    removeText: (waiting: number) =>
      waiting === 0
        ? 'It is told of no alert any more.'
        : `${count(waiting, { one: '# delivery that waits is given up.', other: '# deliveries that wait are given up.' })}`,
    failedSave: 'The webhook was not saved',
  },
  dialog: {
    create: 'New webhook',
    edit: (name: string) => `Edit ${name}`,
    verb: 'Add webhook',
    nameBad: 'Give it a name of at most 120 characters.',
    urlHelp: 'http:// or https://. A private address is refused unless private targets are allowed.',
    urlBad: 'Use an http:// or https:// address.',
    kinds: 'Alerts it is told of',
    kindsHelp: 'None ticked: all of them, also those that come with later versions.',
    enabled: 'On',
  },
  secret: {
    title: (name: string) => `Signing secret of ${name}`,
    text: 'It is shown this once; Gyre keeps it sealed. Your receiver checks the signature of each delivery with it.',
    what: 'Signing secret',
    done: 'Done',
    how: 'What is signed',
    howText:
      'webhook-signature is v1, and the base64 of HMAC-SHA256 over id.timestamp.body, with the part of the secret after whsec_ decoded from base64 as the key.',
  },
  saved: {
    changed: (name: string) => `Saved ${name}`,
    removed: (name: string) => `Removed ${name}`,
  },
});
