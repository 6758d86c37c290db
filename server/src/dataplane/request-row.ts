// A finished request as people see it in the sample.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import type { RequestKind } from '@gyre/shared/vocabulary';
import { printWishes } from '@gyre/shared/wishes/print';
import type { Exit } from '../core/model/exit.ts';
import { type Failure, failures } from '../core/model/failure.ts';
import type { Caller } from './inbound/auth.ts';
import type { RequestIdMaker, RequestState } from './request.ts';

const maxDetail = 300;
const maxTarget = 200;
const unheard = { kind: 'connect', method: null, target: '', listenerId: null, caller: undefined } as const;

/** What the sample needs to know of the worker. */
export interface RowGround {
  readonly worker: number;
  readonly revision: number;
  readonly ids: RequestIdMaker;
}

/** What was heard of a request that was turned away at the door. */
export interface Heard {
  readonly kind: RequestKind;
  readonly method: string | null;
  readonly target: string;
  readonly listenerId: string;
  /** Who asked, where the credentials and wishes could be read. */
  readonly caller: Caller | undefined;
}

/** How it ended; `why` undefined = well. */
export interface Ending {
  readonly status: number | null;
  readonly why: Failure | undefined;
  readonly ms: number;
}

export function rowOf(of: RequestState, { status, why, ms }: Ending, { worker, revision, ids }: RowGround): RequestRow {
  const { ask, exit } = of;
  const { caller, route } = ask;
  const id = ids.of(of);
  return {
    id,
    at: Date.now(),
    kind: ask.kind,
    target: ask.target.authority,
    method: ask.method ?? null,
    proxyUser: caller.user?.name ?? null,
    pool: (of.chosenFrom ?? route.pool).name,
    ...exitFacts(exit),
    attempts: of.count,
    status,
    ok: why === undefined,
    ...failureFacts(why),
    ms: Math.round(ms * 10) / 10,
    ...{ worker, revision },
    wishes: printWishes(caller.wishes),
    session: route.session?.name ?? null,
    rule: route.rule?.id ?? null,
    listenerId: ask.listenerId,
    ...sharingOf(of, id),
    tries: of.tries(),
  };
}

/** A tunnel is the only request of its connection. */
function sharingOf({ carrier, answeredMs }: RequestState, id: string): Pick<RequestRow, 'reuse' | 'carrier'> {
  if (carrier?.carried === undefined)
    return answeredMs < 0 ? { reuse: null, carrier: null } : { reuse: 1, carrier: id };
  const { carried, place } = carrier;
  if (carried.first === '') carried.first = id;
  return { reuse: place, carrier: carried.first };
}

function failureFacts(why: Failure | undefined): Pick<RequestRow, 'code' | 'origin' | 'detail'> {
  if (why === undefined) return { code: null, origin: null, detail: '' };
  return { code: why.code, origin: failures[why.code].origin, detail: why.detail.slice(0, maxDetail) };
}

function exitFacts(exit: Exit | undefined): Pick<RequestRow, 'exitId' | 'exitLabel' | 'country'> {
  if (exit === undefined) return { exitId: null, exitLabel: null, country: null };
  return { exitId: exit.id, exitLabel: exit.label, country: exit.country ?? null };
}

export function refusedRow(heard: Heard | undefined, why: Failure, { worker, revision, ids }: RowGround): RequestRow {
  const { kind, method, target, listenerId, caller } = heard ?? unheard;
  return {
    id: ids.of(undefined),
    at: Date.now(),
    kind,
    target: target.slice(0, maxTarget),
    method,
    proxyUser: caller?.user?.name ?? why.proxyUser ?? null,
    ...{ pool: null, exitId: null, exitLabel: null, country: null, attempts: 0 },
    status: why.status ?? failures[why.code].status,
    ok: false,
    ...failureFacts(why),
    ms: 0,
    ...{ worker, revision },
    wishes: caller === undefined ? '' : printWishes(caller.wishes),
    ...{ session: null, rule: why.ruleId ?? null, listenerId, reuse: null, carrier: null, tries: [] },
  };
}
