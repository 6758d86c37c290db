// A site ban as the API shows it, and which of them are asked for.
import type { SiteBan as SiteBanView } from '@gyre/shared/contract/site-bans';
import type { SiteBan } from '../../../core/bans/table.ts';
import type { SiteBansView } from '../../running-port.ts';
import { ServiceError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { imposerNames } from '../imposer-names.ts';
import { readSite } from '../read-site.ts';

type Needs = Pick<Parts, 'stores' | 'catalogue'>;

/** Makes views; reads names once for many. */
export function siteBanViewer({ stores, catalogue }: Needs): (ban: SiteBan) => SiteBanView {
  const nameOf = imposerNames(stores);
  return ({ exit, site, since, until, repeats, by, reason }) => ({
    ...{ id: `${exit} ${site}`, exitId: exit, exitLabel: catalogue.find(exit)?.row.label ?? exit, site },
    ...{ sinceAt: since, untilAt: until, repeats, by, byName: nameOf(by), reason },
  });
}
export interface SiteBanFilter {
  readonly exitId?: string | undefined;
  readonly site?: string | undefined;
  /** Part of a site, or of the exit's label. */
  readonly q?: string | undefined;
}
/** The newest first. */
export function findSiteBans(parts: Needs & Pick<Parts, 'running'>, { exitId, site, q }: SiteBanFilter): SiteBan[] {
  const part = q?.trim().toLowerCase() ?? '';
  const wanted = site === undefined ? undefined : readSite(site, 'query/site');
  const labelOf = (exit: string): string => parts.catalogue.find(exit)?.row.label ?? exit;
  const found = siteBansOf(parts)
    .active()
    .filter(
      (it) =>
        (exitId === undefined || it.exit === exitId) &&
        (wanted === undefined || it.site === wanted) &&
        (part === '' || it.site.includes(part) || labelOf(it.exit).toLowerCase().includes(part)),
    );
  return found.sort((a, b) => b.since - a.since || compare(a.exit, b.exit) || compare(a.site, b.site));
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** @throws ServiceError `internal` while the running half is not there. */
export function siteBansOf({ running }: Pick<Parts, 'running'>): SiteBansView {
  const half = running();
  if (half === undefined) throw new ServiceError('internal', 'Gyre is still starting.');
  return half.siteBans;
}
