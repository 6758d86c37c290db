// The settings of the installation: defaults, what was written over them, and the one the environment may decide.
import type { Settings } from '@gyre/shared/contract/settings';
import type { SettingsStore } from '../../storage/stores/settings-store.ts';

export const defaultSettings: Settings = {
  probe: { enabled: true, intervalMs: 60_000, timeoutMs: 10_000, target: '', concurrency: 2_000 },
  // Nobody is asked whom the operator did not name.
  places: { echoTargets: [], intervalMs: 86_400_000, counts: 'measured' },
  requests: { samplePercent: 10, kept: 5000, logBytes: 1_000_000_000, logDays: 30 },
  health: {
    ...{ consecutiveFailures: 3, baseEjectionMs: 30_000, maxEjectionMs: 600_000, probationSuccesses: 2 },
    ...{ slowStartMs: 30_000, successOutliers: true, latencyOutliers: true },
  },
  backups: { everyHours: 24, keep: 3 },
  limits: {
    maxConnections: 20_000,
    maxConnectionsPerClient: 20_000,
    headTimeoutMs: 10_000,
    idleTimeoutMs: 300_000,
  },
  allowPrivateTargets: false,
  refusedPorts: [25, 465, 587, 2525],
};

type Part<T> = { readonly [K in keyof T]?: T[K] };
/** Only what differs from the defaults is stored, so that better defaults reach old installations. */
export interface SettingsChange {
  readonly probe?: Part<Settings['probe']>;
  readonly places?: Part<Settings['places']>;
  readonly requests?: Part<Settings['requests']>;
  readonly health?: Part<Settings['health']>;
  readonly backups?: Part<Settings['backups']>;
  readonly limits?: Part<Settings['limits']>;
  readonly allowPrivateTargets?: boolean;
  readonly refusedPorts?: number[];
}
const key = 'settings';

export class HouseSettings {
  private readonly store: SettingsStore;
  /** From the environment: wins when it is set. */
  private readonly allowPrivateTargets: boolean | undefined;

  constructor(store: SettingsStore, allowPrivateTargets: boolean | undefined) {
    this.store = store;
    this.allowPrivateTargets = allowPrivateTargets;
  }

  read(): Settings {
    const changed = this.changed();
    return {
      probe: { ...defaultSettings.probe, ...changed.probe },
      places: { ...defaultSettings.places, ...changed.places },
      requests: { ...defaultSettings.requests, ...changed.requests },
      health: { ...defaultSettings.health, ...changed.health },
      backups: { ...defaultSettings.backups, ...changed.backups },
      limits: { ...defaultSettings.limits, ...changed.limits },
      allowPrivateTargets:
        this.allowPrivateTargets ?? changed.allowPrivateTargets ?? defaultSettings.allowPrivateTargets,
      refusedPorts: changed.refusedPorts ?? defaultSettings.refusedPorts,
    };
  }
  /** Inside a write. */
  change(change: SettingsChange): void {
    const before = this.changed();
    this.store.put(key, {
      ...before,
      ...change,
      probe: { ...before.probe, ...change.probe },
      places: { ...before.places, ...change.places },
      requests: { ...before.requests, ...change.requests },
      health: { ...before.health, ...change.health },
      backups: { ...before.backups, ...change.backups },
      limits: { ...before.limits, ...change.limits },
    });
  }
  /** Whether the environment decides this one. */
  get privateTargetsFixed(): boolean {
    return this.allowPrivateTargets !== undefined;
  }

  private changed(): SettingsChange {
    return this.store.find(key) ?? {};
  }
}
