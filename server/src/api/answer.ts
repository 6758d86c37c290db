// What a verb answered, as HTTP: status, ETag, Location, and a body of the right type.
import { api } from '@gyre/shared/contract/api';
import type { Endpoint } from '@gyre/shared/contract/contract';
import { etagOf } from './middleware/etag.ts';
import type { Remembered } from './middleware/idempotency.ts';
import { apiBase } from './parts.ts';
import { bodyOf } from './pieces.ts';

const exportTypes: Readonly<Record<string, readonly [type: string, extension: string]>> = {
  urls: ['text/plain; charset=utf-8', 'txt'],
  csv: ['text/csv; charset=utf-8', 'csv'],
  json: ['application/json', 'json'],
  jsonl: ['application/jsonl; charset=utf-8', 'jsonl'],
  yaml: ['application/yaml; charset=utf-8', 'yaml'],
  db: ['application/vnd.sqlite3', 'db'],
};

export function answerOf(endpoint: Endpoint, query: unknown, result: unknown): Remembered {
  const status = endpoint.status ?? 200;
  if (status === 204) return { status, headers: [], body: '' };
  if (typeof result === 'string') return { status, headers: downloadHeaders(endpoint, query), body: result };
  const headers: [string, string][] = [['content-type', 'application/json']];
  const etag = etagOf(result);
  if (etag !== undefined) headers.push(['etag', etag]);
  const location = status === 201 ? locationOf(endpoint, result) : undefined;
  if (location !== undefined) headers.push(['location', location]);
  return { status, headers, body: JSON.stringify(result) };
}

/** A file that comes piece by piece. */
export async function fileOf(
  endpoint: Endpoint,
  query: unknown,
  pieces: AsyncIterable<string | Uint8Array>,
): Promise<Response> {
  return new Response(await bodyOf(pieces), { headers: downloadHeaders(endpoint, query) });
}

/** Text is an export: the browser saves it under a name. */
function downloadHeaders({ path }: Endpoint, query: unknown): [string, string][] {
  const format = (query as { readonly format?: string } | undefined)?.format ?? 'urls';
  const [type, extension] = exportTypes[format] ?? exportTypes['urls']!;
  const noun = path.split('/')[1] ?? '';
  return [
    ['content-type', type],
    ['content-disposition', `attachment; filename="gyre-${noun}.${extension}"`],
  ];
}

/** Address of what was created, where it can be read by itself. */
function locationOf(endpoint: Endpoint, result: unknown): string | undefined {
  const id = (result as { readonly data?: { readonly id?: unknown } }).data?.id;
  const readable = api.some((it) => it.method === 'GET' && it.path === `${endpoint.path}/{id}`);
  return typeof id === 'string' && readable ? `${apiBase}${endpoint.path}/${encodeURIComponent(id)}` : undefined;
}

export function responseOf(answer: Remembered): Response {
  const body = answer.status === 204 ? null : answer.body;
  return new Response(body, {
    status: answer.status,
    headers: answer.headers.map(([k, v]): [string, string] => [k, v]),
  });
}
