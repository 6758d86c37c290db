// An exit as the API shows it: its row, with health and traffic of this moment where somebody measures them.
import type { Exit, ExitHealth, ExitTraffic, MeasuredPlace } from '@gyre/shared/contract/exits';
import type { Entry } from '../catalogue/entry.ts';
import type { Running } from '../running-port.ts';

/** Field by field: pages and windows make hundreds of them, and what is put together by spreading costs ten times as much. */
export function exitView(entry: Entry, running: Running | undefined): Exit {
  const { row } = entry;
  return {
    id: row.id,
    label: row.label,
    scheme: row.scheme,
    host: row.host,
    port: row.port,
    username: row.username,
    hasPassword: row.hasPassword,
    tags: [...row.tags],
    weight: row.weight,
    maxInFlight: row.maxInFlight,
    adminState: row.adminState,
    priority: row.priority,
    price: row.price,
    template: row.template,
    insecureTls: row.insecureTls,
    localAddress: row.localAddress,
    place: { country: row.country, region: row.region, city: row.city, asn: row.asn, type: row.type },
    measured: measuredView(entry),
    health: running?.health.of(row.id) ?? storedHealth(entry),
    traffic: running?.traffic.of(row.id) ?? storedTraffic(entry),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    version: row.version,
  };
}

function measuredView({ measured, claim }: Entry): MeasuredPlace | null {
  if (measured === undefined) return null;
  const { exitId: _, ...place } = measured;
  return { ...place, drift: claim === 'drift' };
}

export function storedHealth({ state, row }: Entry): ExitHealth {
  const { createdAt: sinceAt } = row;
  return {
    state,
    sinceAt,
    untilAt: null,
    reason: null,
    ejections: 0,
    lastProbeAt: null,
    lastProbeMs: null,
    lastProbeFailure: null,
  };
}
function storedTraffic({ ok, failed, upBytes, downBytes, latencyMs, usedAt }: Entry): ExitTraffic {
  return { ok, failed, upBytes, downBytes, latencyMs, inFlight: 0, lastUsedAt: usedAt };
}
