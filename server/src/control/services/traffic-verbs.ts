// The verbs of figures and requests, by the id of their endpoint.
import { getOverview, getRecentRequests, getTraffic } from './figures/overview.ts';
import { getRevision } from './figures/revision.ts';
import { lookBack } from './figures/look-back.ts';
import type { Parts } from './parts.ts';
import { exportRequests } from './requests/export.ts';
import { getRequest } from './requests/get.ts';
import { listRequests } from './requests/list.ts';
import type { Verbs } from './services.ts';

type Figures = Extract<
  keyof Verbs,
  `overview.${string}` | `traffic.${string}` | `requests.${string}` | `revisions.${string}`
>;

export function trafficVerbs(parts: Parts): Pick<Verbs, Exclude<Figures, 'requests.verdict' | 'requests.explain'>> {
  return {
    'overview.get': getOverview(parts),
    'overview.lookBack': lookBack(parts),
    'traffic.series': getTraffic(parts),
    'requests.recent': getRecentRequests(parts),
    'requests.list': listRequests(parts),
    'requests.export': exportRequests(parts),
    'requests.get': getRequest(parts),
    'revisions.current': getRevision(parts),
  };
}
