// Runtime numbers of one exit in this worker, hung on its snapshot entry: they survive patches and end with the exit.
import type { FailureCode } from '@gyre/shared/vocabulary';
import type { Allowance } from '../core/limits/allowance.ts';
import type { Exit } from '../core/model/exit.ts';
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';
import type { UserEntry } from '../core/snapshot/snapshot.ts';
import type { ExitReport, UserReport } from '../link/messages.ts';

/** Counters since the last report; the reporter reads and clears them. */
export class ExitRuntime {
  ok = 0;
  failed = 0;
  trailingFailures = 0;
  lastFailure: FailureCode | null = null;
  upBytes = 0;
  downBytes = 0;
  latencySumMs = 0;
  latencyCount = 0;
  /** Already on the reporter's list. */
  dirty = false;
  /** The X-Gyre-* lines of `linesOf`, made once. */
  lines = '';
  linesOf: Exit | undefined;
}

/** The counters of a proxy user since the last report. */
export class UserRuntime {
  requests = 0;
  /** From where the old password was used; undefined: it was not. */
  oldFrom: string | undefined = undefined;
  upBytes = 0;
  downBytes = 0;
  dirty = false;
  /** What it may spend here; looked up once. */
  allowance: Allowance | undefined = undefined;
  /** Of its id; 0 = not worked out yet. */
  hash = 0;
}

export function runtimeOf(entry: ExitEntry): ExitRuntime {
  return (entry.load.runtime ??= new ExitRuntime()) as ExitRuntime;
}
export function userRuntimeOf(user: UserEntry): UserRuntime {
  return (user.runtime ??= new UserRuntime()) as UserRuntime;
}

/** The answer lines that name the exit, as it was dialled: kept while that is the exit itself. */
export function exitLines(entry: ExitEntry, dialled: Exit): string {
  const runtime = runtimeOf(entry);
  if (runtime.linesOf === dialled) return runtime.lines;
  const { country, id, ip } = dialled;
  const place = country === undefined ? '' : `X-Gyre-Country: ${country}\r\n`;
  const lines = `X-Gyre-Exit: ${id}\r\n${ip === undefined ? '' : `X-Gyre-Exit-IP: ${ip}\r\n`}${place}`;
  if (dialled !== entry.exit) return lines;
  runtime.linesOf = dialled;
  return (runtime.lines = lines);
}

/** The counters of an exit as a report carries them; they begin anew. */
export function takeExit(entry: ExitEntry): ExitReport {
  const r = runtimeOf(entry);
  const report = {
    id: entry.exit.id,
    ok: r.ok,
    failed: r.failed,
    trailingFailures: r.trailingFailures,
    lastFailure: r.lastFailure,
    upBytes: r.upBytes,
    downBytes: r.downBytes,
    latencySumMs: r.latencySumMs,
    latencyCount: r.latencyCount,
    inFlight: entry.load.inFlight,
  };
  r.ok = r.failed = r.trailingFailures = r.upBytes = r.downBytes = r.latencySumMs = r.latencyCount = 0;
  r.lastFailure = null;
  r.dirty = false;
  return report;
}
export function takeUser(user: UserEntry): UserReport {
  const r = userRuntimeOf(user);
  const old = r.oldFrom === undefined ? {} : { old: { from: r.oldFrom } };
  const report = { id: user.id, requests: r.requests, upBytes: r.upBytes, downBytes: r.downBytes, ...old };
  r.oldFrom = undefined;
  r.requests = r.upBytes = r.downBytes = 0;
  r.dirty = false;
  return report;
}
