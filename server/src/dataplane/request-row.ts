// A finished request as the dashboard shows it: made only for the sample that is reported.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import type { FailureCode, RequestKind } from '@gyre/shared/vocabulary';
import { type Failure, failures } from '../core/model/failure.ts';
import type { RequestState } from './request.ts';
import { requestId } from './request-id.ts';

/** The part of a request the sample needs when no attempt was made. */
export interface Heard {
  readonly method: string;
  readonly target: string;
}

export function rowOf(of: RequestState, status: number | null, code: FailureCode | undefined, ms: number): RequestRow {
  const { ask, entry } = of;
  return {
    id: requestId(of),
    at: Date.now(),
    kind: ask.kind,
    target: ask.target.authority,
    method: ask.method ?? null,
    proxyUser: ask.caller.user?.name ?? null,
    pool: ask.caller.pool.name,
    exitId: entry?.exit.id ?? null,
    exitLabel: entry?.exit.label ?? null,
    country: entry?.exit.country ?? null,
    attempts: of.count,
    status,
    ok: code === undefined,
    code: code ?? null,
    origin: code === undefined ? null : failures[code].origin,
    ms: Math.round(ms * 10) / 10,
  };
}

export function refusedRow(heard: Heard | undefined, why: Failure): RequestRow {
  const row = failures[why.code];
  const kind: RequestKind = heard === undefined || heard.method === 'CONNECT' ? 'connect' : 'exchange';
  const target = heard === undefined ? '' : heard.target.slice(0, 200);
  return {
    id: requestId(undefined),
    at: Date.now(),
    kind,
    target,
    method: heard?.method ?? null,
    proxyUser: null,
    pool: null,
    exitId: null,
    exitLabel: null,
    country: null,
    attempts: 0,
    status: row.status,
    ok: false,
    code: why.code,
    origin: row.origin,
    ms: 0,
  };
}
