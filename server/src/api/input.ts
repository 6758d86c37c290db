// What a call hands to its verb: parameters, query and body, read and validated against the contract. All that is wrong is told at once.
import type { Endpoint } from '@gyre/shared/contract/contract';
import { fieldErrors, sentence } from '@gyre/shared/contract/field-errors';
import type { Context } from 'hono';
import type * as z from 'zod';
import { type FieldError, ServiceError } from '../control/services/errors.ts';
import { Refusal } from './errors.ts';
import { jsonFault } from './json-fault.ts';
import { mostBytes, readText } from './middleware/body.ts';
import { versionOf } from './middleware/etag.ts';
import type { ApiEnv } from './parts.ts';

export interface Input {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly ifVersion: number | undefined;
}

/** @throws ServiceError `validation` naming every wrong field; Refusal 413 or 415 for bodies that are not read. */
export async function readInput(c: Context<ApiEnv>, endpoint: Endpoint): Promise<{ input: Input; text: string }> {
  const wrong: FieldError[] = [];
  const check = (schema: z.ZodType | undefined, value: unknown, prefix: string): unknown => {
    if (schema === undefined) return undefined;
    const checked = schema.safeParse(value, { error: sentence });
    if (checked.success) return checked.data;
    wrong.push(...fieldErrors(checked.error.issues, prefix));
    return undefined;
  };
  const params = check(endpoint.params, c.req.param(), 'params');
  const query = check(endpoint.query, c.req.query(), 'query');
  const sent = endpoint.body === undefined ? nothing : await readBody(c, endpoint);
  const body = sent.asText ? sent.value : check(endpoint.body, sent.value, '');
  if (wrong.length > 0) throw invalid(wrong);
  const ifVersion = endpoint.etag === true ? versionOf(c.req.header('if-match')) : undefined;
  return { input: { params, query, body, ifVersion }, text: sent.text };
}

interface Sent {
  readonly value: unknown;
  /** Goes to the verb as it is. */
  readonly asText: boolean;
  readonly text: string;
}
const nothing: Sent = { value: undefined, asText: false, text: '' };

async function readBody(c: Context<ApiEnv>, endpoint: Endpoint): Promise<Sent> {
  const texts = endpoint.textBody ?? [];
  const type = mediaType(c);
  const isText = texts.includes(type) || (type === '' && texts.length > 0);
  const isJson = /^application\/(?:[\w.-]+\+)?json$/.test(type);
  const text = await readText(c.req.raw, texts.length > 0 ? mostBytes.text : mostBytes.json);
  if (isText) return { value: text, asText: true, text };
  if (text === '') return { value: {}, asText: false, text };
  if (!isJson && type !== '') throw unknownType(type, texts);
  const value = parseJson(text);
  // A list in JSON is as good a text as any other.
  const asText = texts.length > 0 && !(typeof value === 'object' && value !== null && 'text' in value);
  return { value: asText ? text : value, asText, text };
}

function mediaType(c: Context<ApiEnv>): string {
  return (c.req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
}

function unknownType(type: string, texts: readonly string[]): Refusal {
  const known = ['application/json', ...texts].join(', ');
  return new Refusal(415, `Content-Type "${type}" is not understood here; send ${known}.`, {
    headers: { accept: known },
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const fault = jsonFault(text);
    const message = fault
      ? `The body is not JSON: line ${fault.line}, column ${fault.column}: expected ${fault.expected}.`
      : 'The body is not JSON.';
    throw new ServiceError('validation', message, { fields: [{ pointer: '', code: 'json', message }] });
  }
}

function invalid(wrong: readonly FieldError[]): ServiceError {
  const named = wrong.slice(0, 3).map((it) => (it.pointer === '' ? it.message : `${it.pointer}: ${it.message}`));
  const more = wrong.length > 3 ? ` (and ${wrong.length - 3} more)` : '';
  return new ServiceError('validation', `${named.join('; ')}${more}`, { fields: wrong });
}
