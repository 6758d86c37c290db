// What a site-ban rule says must make sense before it is stored: hosts become their sites, and what could never fit or would fit all is refused.
import type { SiteBanRuleFields } from '@gyre/shared/contract/site-bans';
import { siteBanRuleFault } from '../../../core/bans/rules.ts';
import type { SiteBanRuleRow } from '../../../storage/stores/site-ban-rule-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import { invalidField, notFound, ServiceError } from '../errors.ts';
import { readSite } from '../read-site.ts';

/** Rules there may be: each answer of a site is held against those for it. */
const mostRules = 200;

/** @throws ServiceError `not_found`. */
export function siteBanRuleOrThrow(stores: Stores, id: string): SiteBanRuleRow {
  const rule = stores.siteBanRules.find(id);
  if (rule === undefined) throw notFound('site-ban rule', id);
  return rule;
}

/** As it is stored. @throws ServiceError `validation` with the place that cannot be. */
export function readSiteBanRule<R extends SiteBanRuleFields>(given: R): R {
  const fault = siteBanRuleFault(given);
  if (fault !== undefined) throw invalidField(fault.pointer, fault.message, 'rule');
  const sites = given.sites.map((text, i) => readSite(text, `/sites/${i}`));
  const { header } = given.when;
  const when =
    header === undefined ? given.when : { ...given.when, header: { ...header, name: header.name.toLowerCase() } };
  return { ...given, when, sites: [...new Set(sites)] };
}

/** @throws ServiceError `limit`. */
export function checkRoom(stores: Stores): void {
  if (stores.siteBanRules.all().length >= mostRules)
    throw new ServiceError('limit', `There are ${mostRules} site-ban rules; remove one first.`);
}
