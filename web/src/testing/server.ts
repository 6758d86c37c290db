// The network of a test: `fetch` answers from shared/fixtures, by endpoint; a test says only what is different.
import type { EndpointId, EndpointOf } from '@gyre/shared/contract/api';
import type { Response as Answer } from '@gyre/shared/contract/contract';
import type { Problem } from '@gyre/shared/contract/errors';
import { paths } from '@gyre/shared/contract/paths';
import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { onTestFinished } from 'vitest';
import { apiBase } from '../lib/api-client.ts';

/** An answer other than 2xx. */
export class Refusal {
  readonly status: number;
  readonly problem: Partial<Problem>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, problem: Partial<Problem>, headers: Readonly<Record<string, string>> = {}) {
    this.status = status;
    this.problem = problem;
    this.headers = headers;
  }
}
export interface Call {
  readonly id: EndpointId;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: unknown;
}
export type Answers = {
  readonly [I in EndpointId]?: Answer<EndpointOf<I>> | Refusal | ((call: Call) => Answer<EndpointOf<I>> | Refusal);
};
export interface TestServer {
  /** What was asked, in order. */
  readonly calls: readonly Call[];
}

/** Takes the place of the network until the test is over. */
export function serve(answers: Answers = {}): TestServer {
  const calls: Call[] = [];
  const real = globalThis.fetch;
  globalThis.fetch = (input, init = {}) => {
    const request = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    const call = callOf(request, init);
    calls.push(call);
    return Promise.resolve(responseOf(answerTo(call, answers)));
  };
  onTestFinished(() => {
    globalThis.fetch = real;
  });
  return { calls };
}

function answerTo(call: Call, answers: Answers): unknown {
  const said = answers[call.id];
  if (said === undefined) return fixtures[call.id];
  return typeof said === 'function' ? said(call) : said;
}

function responseOf(answer: unknown): Response {
  if (answer instanceof Refusal) {
    const body = {
      type: 'about:blank',
      title: '',
      status: answer.status,
      detail: '',
      requestId: 'test',
      ...answer.problem,
    };
    return Response.json(body, { status: answer.status, headers: answer.headers });
  }
  return answer === null ? new Response(null, { status: 204 }) : Response.json(answer);
}

function callOf(address: string, init: RequestInit): Call {
  const url = new URL(address, 'http://gyre.test');
  const path = url.pathname.slice(apiBase.length);
  const method = init.method ?? 'GET';
  const found = Object.entries(paths).find(([, [m, pattern]]) => m === method && patternOf(pattern).test(path));
  if (!found) throw new Error(`No endpoint answers ${method} ${url.pathname}`);
  const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null;
  return { id: found[0] as EndpointId, url, headers: new Headers(init.headers), body };
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
