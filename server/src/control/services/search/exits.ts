// Exits that answer to a text: by label, gateway, username, tag, id, or the address they were seen with. One pass over memory, in parts so that others have their turn.
import type { SearchHit } from '@gyre/shared/contract/search';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Entry } from '../../catalogue/entry.ts';
import { readQuery } from '../guard.ts';
import { Best, rankOf, type Typed } from './words.ts';

const everything = readQuery('', 'query/q');

export async function exitHits(catalogue: Catalogue, typed: Typed, limit: number, now: number): Promise<SearchHit[]> {
  const known = catalogue.find(typed.whole);
  if (known !== undefined) return [hitOf(known)];
  const best = new Best<Entry>(limit);
  const asAddress = /^[0-9a-f.:]+$/.test(typed.whole) ? typed.whole : undefined;
  await catalogue.visit(everything, now, (entry) => {
    const seen = asAddress !== undefined && isSeenAs(entry, asAddress);
    best.add(seen ? 2 : rankOf(typed, entry.labelKey, entry.haystack), entry);
  });
  return best.take().map(hitOf);
}

const isSeenAs = ({ measured }: Entry, address: string): boolean =>
  measured !== undefined &&
  (measured.ipv4?.startsWith(address) === true || measured.ipv6?.startsWith(address) === true);

function hitOf({ row, country, measured, state }: Entry): SearchHit {
  const gateway = row.host === '' ? row.scheme : `${row.host}:${row.port}`;
  const facts = [row.label === '' ? '' : gateway, country ?? '', measured?.ipv4 ?? measured?.ipv6 ?? ''];
  return {
    ...{ kind: 'exit', id: row.id, name: row.label === '' ? gateway : row.label, facts: facts.filter(Boolean) },
    ...{ health: state, admin: row.adminState },
  };
}
