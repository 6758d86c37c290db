// The API's description (OpenAPI 3.1), made from the contract: nothing is said twice, so nothing can be said differently.
import { api } from '@gyre/shared/contract/api';
import type { Endpoint } from '@gyre/shared/contract/contract';
import type { ApiErrorCode } from '@gyre/shared/vocabulary';
import type * as z from 'zod';
import { statusOf } from './errors.ts';
import { sessionCookie } from './middleware/sign-in.ts';
import { answeredSchema, type JsonSchema, namedSchemas, sentSchema } from './openapi-schemas.ts';
import { apiBase } from './parts.ts';

export interface OpenApi {
  readonly openapi: '3.1.0';
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly [more: string]: unknown;
}
export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly 'x-scope': string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: JsonSchema;
  readonly security?: readonly [];
}
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly description?: string;
}
type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;

export function openApi(version: string): OpenApi {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const endpoint of api) (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint);
  paths['/live'] = { get: live };
  return {
    openapi: '3.1.0',
    info: { title: 'Gyre admin API', version, description: introduction, license: { name: 'Apache-2.0' } },
    servers: [{ url: apiBase }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      schemas: namedSchemas(),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token.' },
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie, description: 'Given by POST /sign-in.' },
      },
    },
  };
}

const introduction = `Everything the dashboard does. Sign in by bearer token, or by cookie; writes by cookie repeat the word of GET /me
in X-Gyre-CSRF. Every answer names its request-id. Refusals are problem details (RFC 9457) with a closed list of codes. A write is answered
after it is stored, with the revision that carries it to the workers; GET /revisions/current tells how many of them run it.`;

function operation(endpoint: Endpoint): Operation {
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.id.split('.')[0]!],
    'x-scope': endpoint.scope,
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
      ...headersOf(endpoint),
    ],
    ...(endpoint.body ? { requestBody: { required: isRequired(endpoint.body), content: bodyContent(endpoint) } } : {}),
    responses: responsesOf(endpoint),
    ...(endpoint.scope === 'public' ? { security: [] as const } : {}),
  };
}

function isRequired(body: z.ZodType): boolean {
  return !body.safeParse({}).success;
}

function parametersOf(schema: z.ZodObject | undefined, where: 'path' | 'query'): readonly Parameter[] {
  if (schema === undefined) return [];
  const sent = sentSchema(schema) as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(sent.properties ?? {}).map(([name, it]) => ({
    name,
    in: where,
    required: where === 'path' || (sent.required?.includes(name) ?? false),
    schema: it,
  }));
}

function headersOf(endpoint: Endpoint): readonly Parameter[] {
  const header = (name: string, description: string): Parameter => ({
    name,
    in: 'header',
    required: false,
    schema: { type: 'string' },
    description,
  });
  const headers: Parameter[] = [];
  if (endpoint.etag === true && endpoint.method !== 'GET')
    headers.push(header('If-Match', 'ETag of the object as it was read; 412 when it has changed since.'));
  if (endpoint.status === 201)
    headers.push(header('Idempotency-Key', 'Sent again within a day, the same key answers again and creates nothing.'));
  if (endpoint.method !== 'GET' && endpoint.scope !== 'public')
    headers.push(header('X-Gyre-CSRF', 'Required when signed in by cookie.'));
  return headers;
}

function bodyContent(endpoint: Endpoint): Content {
  const json = sentSchema(endpoint.body!);
  if (endpoint.textBody === undefined) return { 'application/json': { schema: json } };
  const texts = endpoint.textBody.map((type) => [type, { schema: { type: 'string' } }] as const);
  const anything = { description: 'Any other JSON is read as the text it is.' };
  return { ...Object.fromEntries(texts), 'application/json': { schema: { anyOf: [json, anything] } } };
}

function responsesOf(endpoint: Endpoint): JsonSchema {
  const status = endpoint.status ?? 200;
  const schema = answeredSchema(endpoint.response);
  const type = schema['type'] === 'string' ? 'text/plain' : 'application/json';
  const codes: ApiErrorCode[] = ['validation', 'internal', ...(endpoint.errors ?? [])];
  if (endpoint.scope !== 'public') codes.push('unauthorized', 'forbidden');
  const refusals = [...new Set(codes)].map((code) => [statusOf(code), refusal(code)] as const);
  return {
    [status]: { description: 'Done.', ...(status === 204 ? {} : { content: { [type]: { schema } } }) },
    ...Object.fromEntries(refusals.sort(([a], [b]) => a - b)),
  };
}

function refusal(code: ApiErrorCode): JsonSchema {
  return {
    description: `Refused: ${code}.`,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

/** Not JSON and without end, hence not in the contract's list. */
const live: Operation = {
  operationId: 'live',
  summary: 'Changes as server-sent events: hello, reset, overview, requests, exits, changed, revision',
  tags: ['live'],
  'x-scope': 'read',
  parameters: [
    {
      name: 'Last-Event-ID',
      in: 'header',
      required: false,
      schema: { type: 'string' },
      description: 'Continue after this event; "reset" is sent when that is no longer possible.',
    },
  ],
  responses: {
    200: { description: 'A stream.', content: { 'text/event-stream': { schema: { type: 'string' } } } },
    401: refusal('unauthorized'),
  },
};
