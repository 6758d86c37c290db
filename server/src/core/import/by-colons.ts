/**
 * Second reading: parts between colons, the endpoint at either end. Which end, the surer host decides; where both are equally sure,
 * the caller's preference, and the line says so.
 */
import {
  endpointAt,
  endpointBeside,
  isNumber,
  looksLikeIPv6,
  readEndpoint,
  readHost,
  type Endpoint,
} from './endpoint.ts';
import { bareReading, noWarnings, type Order, type Reading } from './reading.ts';

export function readByColons(body: string, url: boolean, preferred: Order): Reading | undefined {
  const tokens = tokensOf(body);
  const only = tokens.length < 3 || looksLikeIPv6(body) ? readEndpoint(body, url) : undefined;
  if (only !== undefined) return bareReading(only);
  if (tokens.length < 3) return undefined;
  return tokens.length === 3 ? readThree(tokens) : readMany(body, tokens, preferred);
}

/** `host:port:user`. */
function readThree(tokens: readonly string[]): Reading | undefined {
  const [host = '', port = '', username = ''] = tokens;
  const endpoint = endpointBeside(readHost(host), port);
  return endpoint === undefined
    ? withoutPort(host)
    : { ...bareReading(endpoint), username, warnings: username === '' ? [] : ['no-password'] };
}

function readMany(body: string, tokens: readonly string[], preferred: Order): Reading | undefined {
  const [host = '', port = ''] = tokens;
  const [lastHost = '', lastPort = ''] = tokens.slice(-2);
  const first = endpointBeside(readHost(host), port);
  const last = isNumber(lastPort) ? endpointBeside(readHost(lastHost), lastPort) : undefined;
  if (first === undefined && last === undefined) return withoutPort(host);
  const difference = sureness(first) - sureness(last);
  const order = difference === 0 ? preferred : difference > 0 ? 'endpoint-first' : 'credentials-first';
  const reading =
    order === 'endpoint-first' ? endpointFirst(body, tokens, first) : credentialsFirst(body, tokens, last);
  if (difference !== 0) return reading;
  // Read the other way round, the password is another part.
  return { ...reading, order: undefined, hidden: [host.length + 1, body.length], warnings: ['ambiguous-order'] };
}

function sureness(endpoint: Endpoint | undefined): number {
  if (endpoint === undefined) return 0;
  if (endpoint.strong) return 3;
  return endpoint.fault === undefined ? 2 : 1;
}

/** `host:port:user:rest`; the rest is the password, colons and all. */
function endpointFirst(body: string, tokens: readonly string[], endpoint: Endpoint | undefined): Reading {
  const username = tokens[2] ?? '';
  const from = (tokens[0] ?? '').length + (tokens[1] ?? '').length + username.length + 3;
  return {
    endpoint: endpoint ?? nowhere,
    username,
    password: body.slice(from),
    warnings: noWarnings,
    hidden: [from, body.length],
    order: 'endpoint-first',
  };
}

/** `user:middle:host:port`; the middle is the password, colons and all. */
function credentialsFirst(body: string, tokens: readonly string[], endpoint: Endpoint | undefined): Reading {
  const username = tokens[0] ?? '';
  const from = username.length + 1;
  const to = body.length - (tokens[tokens.length - 2] ?? '').length - (tokens[tokens.length - 1] ?? '').length - 2;
  return {
    endpoint: endpoint ?? nowhere,
    username,
    password: body.slice(from, to),
    warnings: noWarnings,
    hidden: [from, to],
    order: 'credentials-first',
  };
}

const nowhere: Endpoint = { host: '', strong: false, port: 0, fault: 'unrecognised' };

/** A host that is surely one, with something behind it that is no port. */
function withoutPort(token: string): Reading | undefined {
  const host = readHost(token);
  return host?.strong === true ? bareReading(endpointAt(host, 0, 'bad-port')) : undefined;
}

/** The parts between colons; an IPv6 address in brackets is one part. */
function tokensOf(body: string): readonly string[] {
  if (!body.includes('[')) return body.split(':');
  const tokens: string[] = [];
  for (let from = 0; from <= body.length;) {
    const bracket = body.charCodeAt(from) === 0x5b ? body.indexOf(']', from) + 1 : 0;
    const closed = bracket > 0 && body.lastIndexOf('[', bracket) === from;
    const bracketed = closed && (bracket === body.length || body.charCodeAt(bracket) === 0x3a);
    const colon = bracketed ? bracket : body.indexOf(':', from);
    const to = colon < 0 ? body.length : colon;
    tokens.push(body.slice(from, to));
    from = to + 1;
  }
  return tokens;
}
