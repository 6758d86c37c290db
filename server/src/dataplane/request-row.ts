// A finished request as people see it in the sample.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import type { FailureCode, RequestKind } from '@gyre/shared/vocabulary';
import { printWishes } from '@gyre/shared/wishes/print';
import type { Exit } from '../core/model/exit.ts';
import { type Failure, failures } from '../core/model/failure.ts';
import { requestId } from './request-id.ts';
import type { RequestState } from './request.ts';

/** What the sample needs to know of the worker. */
export interface RowGround {
  readonly worker: number;
  readonly revision: number;
}

/** The part of a request the sample needs when no attempt was made. */
export interface Heard {
  readonly method: string;
  readonly target: string;
}

/** How it ended; `code` undefined = well. */
export interface Ending {
  readonly status: number | null;
  readonly code: FailureCode | undefined;
  readonly ms: number;
}

export function rowOf(of: RequestState, { status, code, ms }: Ending, ground: RowGround): RequestRow {
  const { ask, exit } = of;
  const { caller, route } = ask;
  return {
    id: requestId(of),
    at: Date.now(),
    kind: ask.kind,
    target: ask.target.authority,
    method: ask.method ?? null,
    proxyUser: caller.user?.name ?? null,
    pool: (of.chosenFrom ?? route.pool).name,
    ...exitFacts(exit),
    attempts: of.count,
    status,
    ok: code === undefined,
    code: code ?? null,
    origin: code === undefined ? null : failures[code].origin,
    ms: Math.round(ms * 10) / 10,
    ...ground,
    wishes: printWishes(caller.wishes),
    session: route.session?.name ?? null,
    rule: route.rule?.id ?? null,
    listenerId: ask.listenerId,
    tries: of.tries(),
  };
}

function exitFacts(exit: Exit | undefined): Pick<RequestRow, 'exitId' | 'exitLabel' | 'country'> {
  if (exit === undefined) return { exitId: null, exitLabel: null, country: null };
  return { exitId: exit.id, exitLabel: exit.label, country: exit.country ?? null };
}

export function refusedRow(heard: Heard | undefined, why: Failure, ground: RowGround): RequestRow {
  const row = failures[why.code];
  const kind: RequestKind = heard === undefined || heard.method === 'CONNECT' ? 'connect' : 'exchange';
  const target = heard === undefined ? '' : heard.target.slice(0, 200);
  return {
    id: requestId(undefined),
    at: Date.now(),
    kind,
    target,
    method: heard?.method ?? null,
    ...{ proxyUser: null, pool: null, exitId: null, exitLabel: null, country: null, attempts: 0 },
    status: why.status ?? row.status,
    ok: false,
    code: why.code,
    origin: row.origin,
    ms: 0,
    ...ground,
    ...{ wishes: '', session: null, rule: null, listenerId: null, tries: [] },
  };
}
