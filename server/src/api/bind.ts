// Contract → route: one route per endpoint that has a verb. Guards, validated input, the verb, its answer; the same for all of them.
import { api } from '@gyre/shared/contract/api';
import type { Endpoint } from '@gyre/shared/contract/contract';
import type { Context, Hono } from 'hono';
import { ServiceError } from '../control/services/errors.ts';
import type { ServiceContext } from '../control/services/context.ts';
import type { Verbs } from '../control/services/services.ts';
import { answerOf, fileOf, responseOf } from './answer.ts';
import { type Input, readInput } from './input.ts';
import { checkedKey, type IdempotencyMemory } from './middleware/idempotency.ts';
import { needs } from './middleware/scope.ts';
import { type ApiEnv, apiBase } from './parts.ts';
import { comesInPieces } from './pieces.ts';

type AnyVerb = (context: ServiceContext, input: Input) => unknown;

export function bindVerbs(app: Hono<ApiEnv>, verbs: Verbs, memory: IdempotencyMemory): void {
  const byId = looselyTyped(verbs);
  for (const endpoint of api) {
    const verb = byId.get(endpoint.id);
    if (verb !== undefined)
      app.on(endpoint.method, routePath(endpoint), needs(endpoint.scope), (c) => serve(c, endpoint, verb, memory));
  }
}

/** Path as Hono writes it, from the root. */
export function routePath(endpoint: Endpoint): string {
  return apiBase + endpoint.path.replace(/\{(\w+)\}/g, ':$1');
}

async function serve(
  c: Context<ApiEnv>,
  endpoint: Endpoint,
  verb: AnyVerb,
  memory: IdempotencyMemory,
): Promise<Response> {
  const { input, text } = await readInput(c, endpoint);
  const context = contextOf(c);
  const key = endpoint.status === 201 ? c.req.header('idempotency-key') : undefined;
  if (key === undefined) {
    const result = await verb(context, input);
    if (comesInPieces(result)) return fileOf(endpoint, input.query, result);
    return responseOf(answerOf(endpoint, input.query, result));
  }
  const run = async () => answerOf(endpoint, input.query, await verb(context, input));
  const { kind, id } = context.actor;
  const { answer, replayed } = await memory.once(`${kind} ${id} ${endpoint.id} ${checkedKey(key)}`, text, run);
  const response = responseOf(answer);
  if (replayed) response.headers.set('idempotency-replayed', 'true');
  return response;
}

export function contextOf(c: Context<ApiEnv>): ServiceContext {
  const actor = c.get('caller')?.actor;
  if (actor === undefined) throw new ServiceError('unauthorized', 'Sign in first.');
  return { actor, requestId: c.get('requestId') };
}

/** `readInput` has checked the input against the endpoint of the same id, which is what each verb's type asks for. */
function looselyTyped(verbs: Verbs): ReadonlyMap<string, AnyVerb> {
  return new Map(Object.entries(verbs as unknown as Readonly<Record<string, AnyVerb>>));
}
