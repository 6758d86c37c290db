// What several nouns ask about probes: pools which profile is meant, profiles and settings whether a target will do.
import { type AccessSettings, compileAccess } from '../../core/access/rules.ts';
import type { Stores } from '../../storage/stores/stores.ts';
import { probeRefusal, type ProbeTarget, readProbeTarget } from '../health/probe-target.ts';
import { invalidField, notFound } from './errors.ts';

/** Its id, from its id or name; null for null. @throws ServiceError `not_found`. */
export function profileId(stores: Stores, wanted: string | null): string | null {
  if (wanted === null) return null;
  const profile = stores.probeProfiles.find(wanted) ?? stores.probeProfiles.findByName(wanted);
  if (profile === undefined) throw notFound('probe profile', wanted);
  return profile.id;
}

/** @throws ServiceError `validation` when it cannot be read, or must not be gone for. */
export function checkProbeTarget(text: string, access: AccessSettings, pointer: string): ProbeTarget {
  const target = readProbeTarget(text);
  if (target === undefined)
    throw invalidField(pointer, 'host:port, http://…, https://… without credentials, or nothing');
  const refusal = probeRefusal(target, compileAccess(access));
  if (refusal !== undefined) throw invalidField(pointer, refusal, 'refused');
  return target;
}
