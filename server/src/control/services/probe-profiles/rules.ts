// Rules about probe profiles, and finding them.
import type { ProbeProfileFields } from '@gyre/shared/contract/probe-profiles';
import type { ProbeProfileRow } from '../../../storage/stores/probe-profile-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import type { AccessSettings } from '../../../core/access/rules.ts';
import { type FieldError, invalidField, notFound, ServiceError } from '../errors.ts';
import { checkProbeTarget } from '../probe-rules.ts';

/** @throws ServiceError `not_found`. */
export function profileOrThrow(stores: Stores, id: string): ProbeProfileRow {
  const profile = stores.probeProfiles.find(id);
  if (profile === undefined) throw notFound('probe profile', id);
  return profile;
}
/** @throws ServiceError `conflict`. */
export function checkProfileNameFree(stores: Stores, name: string, own?: string): void {
  const other = stores.probeProfiles.findByName(name);
  if (other !== undefined && other.id !== own)
    throw new ServiceError('conflict', `There is a probe profile "${name}" already.`);
}
/** @throws ServiceError `conflict` with the pools that name it. */
export function checkNoPoolNames(stores: Stores, { id, name }: ProbeProfileRow): void {
  const pools = stores.pools.all().filter((it) => it.probeProfile === id);
  if (pools.length === 0) return;
  const fields = pools.map((it): FieldError => ({ pointer: '', code: 'pool', message: `pool "${it.name}"` }));
  const counted = pools.length === 1 ? 'a pool names it' : `${pools.length} pools name it`;
  const detail = `The probe profile "${name}" stays while ${counted}: give them another, or none.`;
  throw new ServiceError('conflict', detail, { fields });
}

type Checked = Omit<ProbeProfileFields, 'name'>;

/** What no single field can say, besides the target. @throws ServiceError `validation`. */
export function checkProfile(profile: Checked, access: AccessSettings): void {
  const { expect, method, timeoutMs, intervalMs } = profile;
  const target = checkProbeTarget(profile.target, access, '/target');
  const expects = expect.statuses.length > 0 || expect.header !== null || expect.bodyText !== null;
  if (expects && target.kind !== 'request')
    throw invalidField('/expect', 'only an http:// or https:// target gives an answer to expect something of');
  expect.statuses.forEach((range, at) => {
    const [low, high = low] = range.split('-').map(Number);
    if (low! > high!) throw invalidField(`/expect/statuses/${at}`, 'the lower status first');
  });
  if (expect.bodyText !== null && method === 'HEAD')
    throw invalidField('/expect/bodyText', 'an answer to HEAD has no body');
  if (timeoutMs > intervalMs) throw invalidField('/timeoutMs', 'not more than intervalMs');
}
