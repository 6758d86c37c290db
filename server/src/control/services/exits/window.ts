// A window on a list of exits by index: the order stays as it was when the list was asked for first, what the rows say is of this moment.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { ExitSummary } from '@gyre/shared/contract/exits';
import type { Entry } from '../../catalogue/entry.ts';
import { orderOf } from '../../catalogue/page.ts';
import { exitView } from '../exit-view.ts';
import { guard, readQuery } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb, VerbInput } from '../services.ts';
import { Facets } from './facets.ts';
import { type Result, ResultShelf } from './result-shelf.ts';

type Endpoint = EndpointOf<'exits.window'>;
type Needs = Pick<Parts, 'catalogue' | 'running' | 'now' | 'entropy'>;
type Asked = VerbInput<Endpoint>['query'];

export function windowOfExits(parts: Needs): Verb<Endpoint> {
  const { catalogue, now } = parts;
  const shelf = new ResultShelf(parts.entropy, now);
  return async (context, { query }) => {
    guard(context, 'read');
    const { q = '', sort } = query;
    const asked = `${sort} ${q}`;
    const read = readQuery(q, 'query/q');
    const known = shelf.find(context.actor, query.handle, asked);
    if (known !== undefined) return shown(parts, known, query, null);
    const facets = query.facets ? new Facets() : undefined;
    const order = await catalogue.orderOf(read, orderOf(sort), now(), facets?.add);
    const result = shelf.put(context.actor, { query: read, asked, ...order });
    return shown(parts, result, query, facets?.summary() ?? null);
  };
}

function shown(parts: Needs, result: Result, asked: Asked, facets: ExitSummary | null) {
  const { catalogue, running, now } = parts;
  const { handle, builtAt, seqs, latest, query } = result;
  const inIt = (entry: Entry | undefined): Entry | undefined =>
    entry === undefined || entry.arrival > latest ? undefined : entry;
  const at = asked.at === undefined ? -1 : seqs.indexOf(inIt(catalogue.find(asked.at))?.row.seq ?? 0);
  const from = Math.min(asked.from, Math.max(0, seqs.length - 1));
  const live = running();
  const match = catalogue.membership.matchOf(query, now());
  const misfits: number[] = [];
  const items = Array.from(seqs.subarray(from, from + asked.count), (seq, i) => {
    // The number of the newest exit is given again when that one is gone.
    const entry = inIt(catalogue.findSeq(seq));
    if (entry === undefined || match?.(entry) === false) misfits.push(i);
    return entry === undefined ? null : exitView(entry, live);
  });
  return { handle, builtAt, total: seqs.length, from, items, misfits, at: at < 0 ? null : at, facets };
}
