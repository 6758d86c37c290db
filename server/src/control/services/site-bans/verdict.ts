// Say of a recent request what its answer was worth.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { siteOf } from '../../../core/model/site.ts';
import { imposers, verdictMostBanMs } from '../../../core/bans/verdict.ts';
import { notFound, ServiceError } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { siteBanViewer } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'catalogue' | 'ledger' | 'running'>;

export function judgeRequest(parts: Needs): Verb<EndpointOf<'requests.verdict'>> {
  return async (context, { params: { id }, body: { verdict, banMs, reason } }) => {
    guard(context, 'operate');
    const half = parts.running();
    if (half === undefined) throw new ServiceError('internal', 'Gyre is still starting.');
    const request = await half.verdicts.find(id);
    if (request === undefined) throw notFound('recent request', id);
    const { actor } = context;
    const why = reason === '' ? actor.name : `${actor.name}: ${reason}`;
    const terms = { by: imposers.verdict, reason: why, banMs, mostBanMs: Math.max(banMs, verdictMostBanMs) };
    const ban = half.verdicts.apply(request, verdict, (exit, site) => ({ exit, site, ...terms }));
    const site = siteOf(request.host);
    const entry = { noun: 'site-bans', action: 'verdict', objectId: request.exitId } as const;
    const label = parts.catalogue.find(request.exitId)?.row.label ?? request.exitId;
    parts.ledger.note(actor, { ...entry, summary: `request ${id}: exit ${label} ${verdict} at ${site}` }, () => {});
    return { exitId: request.exitId, site, ban: ban === undefined ? null : siteBanViewer(parts)(ban) };
  };
}
