// End site bans: of one pair, of an exit, of a site, or all. Their repeats are forgotten.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { invalidField } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { readSite } from '../read-site.ts';
import { siteBansOf } from './view.ts';

type Needs = Pick<Parts, 'catalogue' | 'ledger' | 'running'>;

export function liftSiteBans(parts: Needs): Verb<EndpointOf<'siteBans.lift'>> {
  return (context, { body: { exitId, site: text, all } }) => {
    guard(context, 'operate');
    if (exitId === undefined && text === undefined && !all)
      throw invalidField('/all', 'name an exit, a site, or all of them');
    const site = text === undefined ? undefined : readSite(text, '/site');
    const lifted = siteBansOf(parts).lift({ exit: exitId, site });
    const exit = exitId === undefined ? 'all exits' : `exit ${parts.catalogue.find(exitId)?.row.label ?? exitId}`;
    const summary = `${exit}: ${lifted} bans of ${site ?? 'all sites'} lifted`;
    const entry = { noun: 'site-bans', action: 'lift', objectId: exitId ?? null } as const;
    parts.ledger.note(context.actor, { ...entry, summary }, () => {});
    return { lifted };
  };
}
