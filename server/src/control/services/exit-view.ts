// An exit as the API shows it: its row, with health and traffic of this moment where somebody measures them.
import type { Exit, ExitHealth, ExitTraffic, MeasuredPlace } from '@gyre/shared/contract/exits';
import type { Entry } from '../catalogue/entry.ts';
import type { Running } from '../running-port.ts';

export function exitView(entry: Entry, running: Running | undefined): Exit {
  const { row } = entry;
  const { id, label, scheme, host, port, username, hasPassword, weight, maxInFlight, adminState } = row;
  const { priority, price, template, insecureTls, localAddress, createdAt, updatedAt, version } = row;
  const { country, region, city, asn, type } = row;
  return {
    ...{ id, label, scheme, host, port, username, hasPassword, tags: [...row.tags], weight, maxInFlight, adminState },
    ...{ priority, price, template, insecureTls, localAddress, place: { country, region, city, asn, type } },
    measured: measuredView(entry),
    health: running?.health.of(id) ?? storedHealth(entry),
    traffic: running?.traffic.of(id) ?? storedTraffic(entry),
    ...{ createdAt, updatedAt, version },
  };
}

function measuredView({ measured, claim }: Entry): MeasuredPlace | null {
  if (measured === undefined) return null;
  const { exitId: _, ...place } = measured;
  return { ...place, drift: claim === 'drift' };
}

export function storedHealth({ state, row }: Entry): ExitHealth {
  const { createdAt: sinceAt } = row;
  const unknown = { untilAt: null, reason: null, lastProbeAt: null, lastProbeMs: null, lastProbeFailure: null };
  return { state, sinceAt, ejections: 0, ...unknown };
}
function storedTraffic({ ok, failed, upBytes, downBytes, latencyMs, usedAt }: Entry): ExitTraffic {
  return { ok, failed, upBytes, downBytes, latencyMs, inFlight: 0, lastUsedAt: usedAt };
}
