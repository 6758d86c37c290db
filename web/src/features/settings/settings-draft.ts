// The settings while they are typed: numbers as texts in the units people type, checked, and only what changed is sent. Pure.
import type { Settings } from '@gyre/shared/contract/settings';
import { amountRange, amountText, readAmount, type Amount } from '../../lib/amounts.ts';
import { t } from './messages.ts';
import type { SettingsUpdate } from './mutations.ts';

const time = (min: number, max: number): Amount => ({ kind: 'ms', min, max });
const count = (max: number): Amount => ({ kind: 'count', min: 1, max });

/** Ranges as the contract has them. */
export const amounts = {
  'probe/intervalMs': time(5000, 86_400_000),
  'probe/timeoutMs': time(500, 60_000),
  'probe/concurrency': count(4000),
  'places/intervalMs': time(60_000, 2_592_000_000),
  'requests/samplePercent': { kind: 'number', min: 0, max: 100 },
  'requests/kept': { kind: 'count', min: 100, max: 100_000 },
  'requests/logBytes': { kind: 'count', min: 0, max: 1_000_000_000_000 },
  'requests/logDays': { kind: 'count', min: 1, max: 3650 },
  'health/consecutiveFailures': count(100),
  'health/baseEjectionMs': time(1000, 3_600_000),
  'health/maxEjectionMs': time(1000, 86_400_000),
  'health/probationSuccesses': count(100),
  'health/slowStartMs': time(0, 3_600_000),
  'backups/everyHours': { kind: 'count', min: 0, max: 720 },
  'backups/keep': count(100),
  'limits/maxConnections': count(1_000_000),
  'limits/maxConnectionsPerClient': count(1_000_000),
  'limits/headTimeoutMs': time(500, 120_000),
  'limits/idleTimeoutMs': time(1000, 86_400_000),
} as const satisfies Readonly<Record<string, Amount>>;
export type AmountKey = keyof typeof amounts;
const amountKeys = Object.keys(amounts) as AmountKey[];

export interface SettingsDraft {
  readonly amounts: Readonly<Record<AmountKey, string>>;
  readonly probeEnabled: boolean;
  readonly probeTarget: string;
  /** One a line. */
  readonly echoTargets: string;
  readonly placesCount: Settings['places']['counts'];
  readonly successOutliers: boolean;
  readonly latencyOutliers: boolean;
  readonly allowPrivateTargets: boolean;
  readonly refusedPorts: string;
}
export type SettingsProblems = Partial<
  Record<AmountKey | 'probe/target' | 'places/echoTargets' | 'refusedPorts', string>
>;

type Group = 'probe' | 'places' | 'requests' | 'health' | 'backups' | 'limits';

/** The stored number behind `group/field`. */
function stored(settings: Settings, key: AmountKey): number {
  const [group, field] = key.split('/') as [Group, string];
  const values: Readonly<Record<string, unknown>> = settings[group];
  return Number(values[field]);
}

export function draftOfSettings(settings: Settings): SettingsDraft {
  const texts = amountKeys.map((key) => [key, amountText(amounts[key], stored(settings, key))] as const);
  return {
    amounts: Object.fromEntries(texts) as Record<AmountKey, string>,
    probeEnabled: settings.probe.enabled,
    probeTarget: settings.probe.target,
    echoTargets: settings.places.echoTargets.join('\n'),
    placesCount: settings.places.counts,
    successOutliers: settings.health.successOutliers,
    latencyOutliers: settings.health.latencyOutliers,
    allowPrivateTargets: settings.allowPrivateTargets,
    refusedPorts: settings.refusedPorts.join(', '),
  };
}

export function readPorts(text: string): readonly number[] | null {
  const words = text.split(/[\s,]+/).filter(Boolean);
  const ports = [...new Set(words.map(Number))];
  const good = words.every((word) => /^\d{1,5}$/.test(word)) && ports.every((port) => port >= 1 && port <= 65_535);
  return good && ports.length <= 200 ? ports : null;
}

/** Addresses one a line, or null when one of them is no http(s) address or there are more than ten. */
export function readTargets(text: string): readonly string[] | null {
  const targets = [...new Set(text.split(/\s+/).filter(Boolean))];
  return targets.length <= 10 && targets.every((one) => /^https?:\/\/[^\s/]+/.test(one)) ? targets : null;
}

const isTarget = (text: string): boolean => {
  const port = Number(/:(\d{1,5})$/.exec(text)?.[1] ?? 0);
  return text === '' || (/^(\[[0-9a-f:.]+\]|[^\s:/@]+):\d+$/i.test(text) && port >= 1 && port <= 65_535);
};

export function problemsOfSettings(draft: SettingsDraft): SettingsProblems {
  const found: SettingsProblems = {};
  for (const key of amountKeys) {
    const amount = amounts[key];
    if (readAmount(amount, draft.amounts[key]) !== null) continue;
    found[key] = amount.kind !== 'count' ? t.bad(amountRange(amount)) : t.badWhole(amountRange(amount));
  }
  const first = readAmount(amounts['health/baseEjectionMs'], draft.amounts['health/baseEjectionMs']);
  const longest = readAmount(amounts['health/maxEjectionMs'], draft.amounts['health/maxEjectionMs']);
  if (first !== null && longest !== null && longest < first) found['health/maxEjectionMs'] = t.ejectionOrder;
  if (!isTarget(draft.probeTarget.trim())) found['probe/target'] = t.probeTargetBad;
  if (readTargets(draft.echoTargets) === null) found['places/echoTargets'] = t.echoBad;
  if (readPorts(draft.refusedPorts) === null) found.refusedPorts = t.refusedPortsBad;
  return found;
}

/** Only what differs from the settings as they were read. */
export function updateOfSettings(draft: SettingsDraft, now: Settings): SettingsUpdate {
  const groups: Record<Group, Record<string, unknown>> = {
    probe: {},
    places: {},
    requests: {},
    health: {},
    backups: {},
    limits: {},
  };
  for (const key of amountKeys) {
    const [group, field] = key.split('/') as [Group, string];
    const value = readAmount(amounts[key], draft.amounts[key]);
    if (value !== null && value !== stored(now, key)) groups[group][field] = value;
  }
  if (draft.probeEnabled !== now.probe.enabled) groups.probe['enabled'] = draft.probeEnabled;
  if (draft.probeTarget.trim() !== now.probe.target) groups.probe['target'] = draft.probeTarget.trim();
  const targets = readTargets(draft.echoTargets) ?? now.places.echoTargets;
  if (targets.join() !== now.places.echoTargets.join()) groups.places['echoTargets'] = [...targets];
  for (const field of ['successOutliers', 'latencyOutliers'] as const)
    if (draft[field] !== now.health[field]) groups.health[field] = draft[field];
  if (draft.placesCount !== now.places.counts) groups.places['counts'] = draft.placesCount;
  const ports = readPorts(draft.refusedPorts) ?? now.refusedPorts;
  const changed = Object.entries(groups).filter(([, fields]) => Object.keys(fields).length > 0);
  return {
    ...Object.fromEntries(changed),
    ...(draft.allowPrivateTargets === now.allowPrivateTargets
      ? {}
      : { allowPrivateTargets: draft.allowPrivateTargets }),
    ...(ports.join() === now.refusedPorts.join() ? {} : { refusedPorts: [...ports] }),
  };
}
