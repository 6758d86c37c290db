// Keep an exit from a site for a while: a person says so, with a line in the audit.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { imposers } from '../../../core/bans/verdict.ts';
import { notFound } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { readSite } from '../read-site.ts';
import { siteBansOf, siteBanViewer } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'catalogue' | 'ledger' | 'running'>;

export function createSiteBan(parts: Needs): Verb<EndpointOf<'siteBans.create'>> {
  return (context, { body: { exitId, banMs, ...body } }) => {
    guard(context, 'operate');
    const site = readSite(body.site, '/site');
    const exit = parts.catalogue.find(exitId);
    if (exit === undefined) throw notFound('exit', exitId);
    const bans = siteBansOf(parts);
    const { actor } = context;
    const entry = { noun: 'site-bans', action: 'create', objectId: exitId } as const;
    parts.ledger.note(actor, { ...entry, summary: `exit ${exit.row.label}: not used for ${site}` }, () => {});
    // A person's word counts from now, whatever was there before.
    bans.lift({ exit: exitId, site });
    const reason = body.reason === '' ? actor.name : `${actor.name}: ${body.reason}`;
    const ban = bans.impose({ exit: exitId, site, by: imposers.person, reason, banMs, mostBanMs: banMs });
    return siteBanViewer(parts)(ban);
  };
}
