// Export matching exits as URL lines, CSV or JSON. Passwords only for admins who ask; that is audited.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { ExitRow } from '../../../storage/stores/exit-rows.ts';
import { csvLine } from '../csv.ts';
import { guard, readQuery } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { exitUrl } from './url.ts';

type Format = 'urls' | 'csv' | 'json';
type Needs = Pick<Parts, 'stores' | 'seal' | 'ledger' | 'catalogue' | 'now'>;
interface Exported {
  readonly row: ExitRow;
  readonly password: string;
}

export function exportExits({ stores, seal, ledger, catalogue, now }: Needs): Verb<EndpointOf<'exits.export'>> {
  return (context, { query: { q, format, passwords } }) => {
    guard(context, passwords ? 'admin' : 'read');
    const found = catalogue.matching(readQuery(q, 'query/q'), now());
    const passwordOf = ({ id, hasPassword }: ExitRow): string => {
      const sealed = passwords && hasPassword ? stores.exits.findSealed(id)?.password : undefined;
      return sealed === undefined || sealed === null ? '' : seal.open(sealed);
    };
    const exits = found.map(({ row }) => ({ row, password: passwordOf(row) }));
    if (passwords) {
      const summary = `${exits.length} exits exported with passwords`;
      const effect = { noun: 'exits', action: 'export', objectId: null, summary, ids: [] } as const;
      ledger.write(context.actor, () => ({ effect, result: undefined }));
    }
    return written(exits, format);
  };
}

function written(exits: readonly Exported[], format: Format): string {
  if (format === 'json') return JSON.stringify(exits.map(record), undefined, 2) + '\n';
  if (format === 'csv') return [csvLine(columns), ...exits.map((it) => csvLine(cells(it)))].join('');
  return exits.map(({ row, password }) => `${exitUrl(row, password)}#${encodeURIComponent(row.label)}\n`).join('');
}

const columns = [
  'scheme',
  'host',
  'port',
  'username',
  'password',
  'label',
  'tags',
  'country',
  'region',
  'city',
  'asn',
  'type',
  'weight',
  'priority',
  'price',
  'template',
];

/** The names import knows. */
function record({ row, password }: Exported): object {
  const { scheme, host, port, username, label, tags, country, region, city, asn, type, weight } = row;
  const { priority, price, template } = row;
  const place = { country, region, city, asn, type };
  return { scheme, host, port, username, password, label, tags, ...place, weight, priority, price, template };
}
function cells(exported: Exported): readonly unknown[] {
  const { tags, ...rest } = record(exported) as Record<string, unknown> & { tags: readonly string[] };
  return columns.map((name) => (name === 'tags' ? tags.join(' ') : rest[name]));
}
