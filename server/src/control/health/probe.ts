// One probe: opens the way through an exit that traffic would take, with the exit's credentials, and closes it again.
import { exitOf } from '../../core/snapshot/exit-facts.ts';
import type { ExitRecord } from '../../core/snapshot/records.ts';
import { type Target, targetOf } from '../../core/model/target.ts';
import type { Ground } from '../../outbound/ground.ts';
import { reach } from '../../outbound/reach.ts';
import type { ProbeOutcome } from '../ports.ts';
import type { ProbeSettings } from './prober.ts';

/** Nothing to open: an exit that leaves directly has no way to it. */
const nothingToOpen: ProbeOutcome = { ok: true, failure: null, detail: null, steps: [], totalMs: 0 };

export async function probeExit(exit: ExitRecord, settings: ProbeSettings, ground: Ground): Promise<ProbeOutcome> {
  const target = findProbeTarget(settings.target);
  if (exit.scheme === 'direct' && target === undefined) return nothingToOpen;
  const { failure, steps, totalMs } = await reach(exitOf(exit), target, settings.timeoutMs, ground);
  const rounded = steps.map((step) => ({ ...step, ms: tenths(step.ms) }));
  const detail = failure === undefined || failure.detail === '' ? null : failure.detail;
  return {
    ok: failure === undefined,
    failure: failure?.code ?? null,
    detail,
    steps: rounded,
    totalMs: tenths(totalMs),
  };
}

/** `host:port` or `[ipv6]:port`; undefined for '' and for what is neither. */
export function findProbeTarget(text: string): Target | undefined {
  const parts = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:[\]\s]+)):(\d{1,5})$/.exec(text.trim());
  const host = parts?.[1] ?? parts?.[2];
  const port = Number(parts?.[3]);
  return host === undefined || port < 1 || port > 65535 ? undefined : targetOf(host.toLowerCase(), port);
}

const tenths = (ms: number): number => Math.round(ms * 10) / 10;
