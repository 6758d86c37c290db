// Settings as the API answers them, for tests of this feature.
import type { Settings } from '@gyre/shared/contract/settings';

export const someSettings: Settings = {
  probe: { enabled: true, intervalMs: 60_000, timeoutMs: 5000, target: '', concurrency: 64 },
  places: { echoTargets: [], intervalMs: 3_600_000, counts: 'measured' },
  requests: { samplePercent: 10, kept: 5000, logBytes: 1_000_000_000, logDays: 30 },
  health: {
    ...{ consecutiveFailures: 5, baseEjectionMs: 30_000, maxEjectionMs: 600_000, probationSuccesses: 2 },
    ...{ slowStartMs: 30_000, successOutliers: true, latencyOutliers: true },
  },
  backups: { everyHours: 24, keep: 3 },
  limits: { maxConnections: 20_000, maxConnectionsPerClient: 2000, headTimeoutMs: 10_000, idleTimeoutMs: 300_000 },
  allowPrivateTargets: false,
  refusedPorts: [25],
};
