// Looking back: what the overview shows of a span of time. Sites that fail, outcomes by who is to blame, exits by state, what was spent, and the
// same span before. Read when somebody asks.
import type { Retrospect } from '@gyre/shared/contract/retrospect';
import type { Collector } from './collector.ts';
import type { RequestHistory } from './request-history.ts';
import type { Series, Sums } from './series.ts';
import { dayMs, shortStepMs, type SiteBook } from './site-book.ts';
import { readRequestQuery } from '@gyre/shared/query/request-query';
import { printValue } from '@gyre/shared/query/syntax';

export interface RetrospectParts {
  readonly collector: Collector;
  readonly book: SiteBook;
  readonly history: RequestHistory;
}
type Range = Retrospect['range'];

const spans: Readonly<Record<Range, number>> = { '5m': 300_000, '1h': 3_600_000, '24h': dayMs };
const mostSites = 8;
const mostSpenders = 50;
const weekMs = 7 * dayMs;

export async function retrospectOf(parts: RetrospectParts, range: Range, now: number): Promise<Retrospect> {
  const { collector, book } = parts;
  book.write();
  const from = now - spans[range];
  const series = range === '5m' ? collector.seconds : collector.minutes;
  return {
    at: now,
    range,
    now: totalsOf(sumOf(series, now, range)),
    before: range === '24h' ? null : beforeOf(collector, range, now),
    blame: series.blame(now, spans[range] / series.stepMs),
    states: [...book.states(from - (range === '5m' ? spans[range] : 0))],
    sites: await sitesOf(parts, from),
    cost: costOf(book, now),
  };
}

const sumOf = (series: Series, now: number, range: Range): Sums => series.sum(now, spans[range] / series.stepMs);

/** The span before is only in the minutes; the shortest is five of them. */
function beforeOf({ minutes }: Collector, range: Range, now: number): Retrospect['now'] | null {
  const { requests } = minutes.sum(now - spans[range], spans[range] / minutes.stepMs);
  return requests === 0 ? null : totalsOf(sumOf(minutes, now - spans[range], range));
}

function totalsOf(sums: Sums): Retrospect['now'] {
  const { ok, refused, failed, attempts, upBytes, downBytes } = sums;
  return {
    ok,
    refused,
    failed,
    attempts,
    upBytes,
    downBytes,
    p50Ms: sums.percentileMs(50),
    p95Ms: sums.percentileMs(95),
  };
}

async function sitesOf({ book, history }: RetrospectParts, from: number): Promise<Retrospect['sites']> {
  const since = Math.floor(from / shortStepMs) * shortStepMs;
  const sites: Retrospect['sites'][number][] = [];
  for (const { site, ok, failed, code } of book.table.failing(shortStepMs, since, mostSites)) {
    const { conditions } = readRequestQuery(`ok:no site:${printValue(site)}${code === null ? '' : ` code:${code}`}`);
    const search = { conditions, from: since, to: undefined, before: Number.MAX_SAFE_INTEGER, limit: 1, now: 0 };
    const example = (await history.search(search)).rows[0]?.row.id ?? null;
    sites.push({ site, requests: ok + failed, failed, code, example });
  }
  return sites;
}

/** The last seven days and the seven before, in days of UTC. */
function costOf({ table }: SiteBook, now: number): Retrospect['cost'] {
  const today = Math.floor(now / dayMs) * dayMs;
  const end = today + dayMs;
  const [from, before] = [end - weekMs, end - 2 * weekMs];
  const spent = table.spent(dayMs, from, end);
  const spentBefore = table.spent(dayMs, before, from);
  if (spent === 0 && spentBefore === 0) return null;
  const earlier = new Map(table.spending(dayMs, before, from, 5_000).map((it) => [`${it.user}\n${it.site}`, it.cost]));
  const shares = table.spending(dayMs, from, end, mostSpenders).map((it) => {
    return { ...it, before: earlier.get(`${it.user}\n${it.site}`) ?? 0 };
  });
  return { today: table.spent(dayMs, today, end), week: spent, weekBefore: spentBefore, shares };
}
