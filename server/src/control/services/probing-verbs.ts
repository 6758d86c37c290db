// The verbs that say how exits are probed, and probe many, by the id of their endpoint.
import type { Parts } from './parts.ts';
import { createProbeProfile } from './probe-profiles/create.ts';
import { getProbeProfile } from './probe-profiles/get.ts';
import { listProbeProfiles } from './probe-profiles/list.ts';
import { removeProbeProfile } from './probe-profiles/remove.ts';
import { updateProbeProfile } from './probe-profiles/update.ts';
import { getProbeRun } from './probe-runs/get.ts';
import { listProbeRuns } from './probe-runs/list.ts';
import { startProbeRun } from './probe-runs/start.ts';
import { stopProbeRun } from './probe-runs/stop.ts';
import type { Verbs } from './services.ts';

type ProbingId =
  | Extract<keyof Verbs, `probeProfiles.${string}`>
  | Extract<keyof Verbs, 'health.probe' | 'health.probeRuns' | 'health.probeRun' | 'health.stopProbeRun'>;

export function probingVerbs(parts: Parts): Pick<Verbs, ProbingId> {
  return {
    'probeProfiles.list': listProbeProfiles(parts),
    'probeProfiles.get': getProbeProfile(parts),
    'probeProfiles.create': createProbeProfile(parts),
    'probeProfiles.update': updateProbeProfile(parts),
    'probeProfiles.remove': removeProbeProfile(parts),
    'health.probe': startProbeRun(parts),
    'health.probeRuns': listProbeRuns(parts),
    'health.probeRun': getProbeRun(parts),
    'health.stopProbeRun': stopProbeRun(parts),
  };
}
