// Answers the dashboard's calls in a test and remembers the writes. A call nobody prepared is a 404 that says so.
import { vi } from 'vitest';
import { apiBase } from '../lib/api-client.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly ifMatch: string | null;
}
/** What is answered: a body, or a problem by status. */
export type Answer = unknown;
/** A body, a refusal, a promise of either, or a function that makes one from what was asked. */
export type Answers = Readonly<Record<string, Answer>>;

/** A failed answer as the API gives it. */
export class Refusal {
  readonly status: number;
  readonly problem: Readonly<Record<string, unknown>>;
  constructor(status: number, code: string, detail: string, errors?: readonly object[]) {
    this.status = status;
    this.problem = { type: `/problems/${code}`, title: code, status, code, detail, requestId: 'req_1', errors };
  }
}

export const pageOf = (items: readonly unknown[]) => ({ items, total: items.length, nextCursor: null });

/** Keys are `GET /exits`. Returns everything asked, oldest first. */
export function fakeApi(answers: Answers): readonly Asked[] {
  const all: Asked[] = [];
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    const url = new URL(address, 'http://gyre.test');
    const asked: Asked = {
      method: init.method ?? 'GET',
      path: url.pathname.slice(apiBase.length),
      query: Object.fromEntries(url.searchParams),
      body: read(init.body),
      ifMatch: new Headers(init.headers).get('if-match'),
    };
    all.push(asked);
    const name = `${asked.method} ${asked.path}`;
    const known = answers[name];
    const answer: unknown = await (typeof known === 'function' ? (known as (asked: Asked) => Answer)(asked) : known);
    if (answer instanceof Refusal) return json(answer.status, answer.problem);
    if (answer === undefined) return json(404, new Refusal(404, 'not_found', `nobody answers ${name}`).problem);
    return json(200, answer);
  });
  return all;
}

export const writes = (all: readonly Asked[]): readonly Asked[] => all.filter(({ method }) => method !== 'GET');

function read(body: unknown): unknown {
  if (typeof body !== 'string') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
