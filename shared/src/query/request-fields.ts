// Fields one can ask requests for. A field is one line here; its reader (request-query.ts), its test on a row (request-match.ts) and its column
// (server/src/storage) follow by the compiler.
import { failureCodes, failureOrigins, requestKinds } from '../vocabulary.ts';
import type { ExitField } from './exit-fields.ts';

export const requestFields = {
  ok: { kind: 'word', words: ['yes', 'no'], help: 'yes or no' },
  code: { kind: 'word', words: failureCodes, none: true, help: 'failure code' },
  tried: { kind: 'word', words: failureCodes, help: 'failure code of any attempt' },
  origin: { kind: 'word', words: failureOrigins, none: true, help: 'who is to blame: client, house, exit, target' },
  site: { kind: 'name', help: 'site, such as shop.example' },
  target: { kind: 'part', help: 'part of host:port' },
  proxyuser: { kind: 'name', none: true, help: 'proxy user; none for anonymous' },
  exit: { kind: 'part', none: true, help: 'label or id; none where none was used' },
  country: { kind: 'country', none: true, help: 'of the exit' },
  pool: { kind: 'name', none: true, help: 'name of the pool' },
  session: { kind: 'part', none: true, help: 'name of the session' },
  rule: { kind: 'name', none: true, help: 'id of the rule' },
  kind: { kind: 'word', words: requestKinds, help: 'connect, socks5, exchange …' },
  method: { kind: 'name', none: true, help: 'of plain HTTP' },
  status: { kind: 'count', none: true, help: 'HTTP status the client saw' },
  tries: { kind: 'count', help: 'number of attempts' },
  total: { kind: 'duration', help: 'time in all, as in >1s' },
  age: { kind: 'age', help: 'how long ago, as in <1h' },
  revision: { kind: 'count', help: 'revision it was decided with' },
  worker: { kind: 'count', help: 'number of the worker' },
  wishes: { kind: 'part', none: true, help: 'what the client asked for' },
  listener: { kind: 'name', none: true, help: 'id of the listener' },
  reuse: { kind: 'count', none: true, help: 'which request on its connection to the exit, as in >1' },
  carrier: { kind: 'name', none: true, help: 'id of the first request on its connection to the exit' },
  id: { kind: 'name', help: 'id of the request' },
} as const satisfies Record<string, ExitField>;

export type RequestFieldName = keyof typeof requestFields;
export const requestFieldNames = Object.keys(requestFields) as readonly RequestFieldName[];

/** Other names people type. */
const aliases: Readonly<Record<string, RequestFieldName>> = {
  user: 'proxyuser',
  attempts: 'tries',
  took: 'total',
};

export function requestFieldOf(name: string): RequestFieldName | undefined {
  if (Object.hasOwn(aliases, name)) return aliases[name];
  return Object.hasOwn(requestFields, name) ? (name as RequestFieldName) : undefined;
}
