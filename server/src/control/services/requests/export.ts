// The newest matching requests as CSV or JSON, page by page as the client takes them. Rows hold no credentials.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { RequestRow } from '@gyre/shared/contract/traffic';
import type { FoundRequests, RequestSearch } from '../../../storage/request-log.ts';
import type { RequestHistory } from '../../telemetry/request-history.ts';
import { csvLine } from '../csv.ts';
import { runningOf } from '../running-of.ts';
import { guard, readRequests } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

type Needs = Pick<Parts, 'running' | 'now'>;
type Asked = Pick<RequestSearch, 'conditions' | 'from' | 'to' | 'now'>;
/** Rows in memory at a time. */
const pageRows = 1_000;

export function exportRequests(parts: Needs): Verb<EndpointOf<'requests.export'>> {
  return (context, { query: { q, from, to, format, limit } }) => {
    guard(context, 'read');
    const { conditions } = readRequests(q, 'query/q');
    const pages = pagesOf(runningOf(parts).history, { conditions, from, to, now: parts.now() }, limit);
    return format === 'json' ? jsonOf(pages) : csvOf(pages);
  };
}

/** A page is empty where a long search found nothing yet. */
async function* pagesOf(history: RequestHistory, asked: Asked, limit: number): AsyncGenerator<RequestRow[]> {
  let [before, left]: [number | undefined, number] = [Number.MAX_SAFE_INTEGER, limit];
  while (before !== undefined && left > 0) {
    const found: FoundRequests = await history.search({ ...asked, before, limit: Math.min(pageRows, left) });
    left -= found.rows.length;
    before = found.next;
    yield found.rows.map((it) => it.row);
  }
}
async function* csvOf(pages: AsyncIterable<RequestRow[]>): AsyncGenerator<string> {
  let head = csvLine(columns);
  for await (const page of pages) {
    yield head + page.map((row) => csvLine(cellsOf(row))).join('');
    head = '';
  }
}
/** One array, a row a line. */
async function* jsonOf(pages: AsyncIterable<RequestRow[]>): AsyncGenerator<string> {
  let mark = '[';
  for await (const page of pages) {
    let text = '';
    for (const row of page) {
      text += `${mark}\n${JSON.stringify(row)}`;
      mark = ',';
    }
    yield text;
  }
  yield mark === '[' ? '[]\n' : '\n]\n';
}

const columns = [
  ...['at', 'id', 'ok', 'code', 'origin', 'detail', 'kind', 'method', 'target', 'proxyUser', 'pool', 'exitId'],
  ...[
    'exitLabel',
    'country',
    'session',
    'rule',
    'listenerId',
    'attempts',
    'status',
    'ms',
    'revision',
    'worker',
    'wishes',
    'reuse',
    'carrier',
  ],
] as const;

function cellsOf(row: RequestRow): readonly unknown[] {
  const cells: Readonly<Record<string, unknown>> = { ...row, at: new Date(row.at).toISOString() };
  return columns.map((name) => cells[name]);
}
