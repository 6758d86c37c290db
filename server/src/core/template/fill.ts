// Fills a template with what a request wants. What the vendor cannot be asked for is refused by name before anything is dialled: vendors ignore
// tokens they do not know, and bill for the wrong country.
import { customGrammar } from './custom.ts';
import type { FillValues, SlotName } from './encode.ts';
import type { Grammar } from './grammar.ts';
import { type Pattern, renderParts } from './pattern.ts';
import { placeValues, type Refusal, refused } from './place-values.ts';
import { sessionId } from './session-form.ts';
import { type Credentials, customTemplate, type FillAsk, type Rules } from './template.ts';
import { vendorGrammar } from './vendors.ts';

export type Filled =
  | {
      readonly ok: true;
      readonly username: string;
      readonly password: string;
      /** The id of the session at the vendor. */
      readonly session?: string | undefined;
    }
  | Refusal;

export function fillTemplate(templateId: string, credentials: Credentials, ask: FillAsk): Filled {
  const found = findGrammar(templateId, credentials);
  if (!found.ok) return found;
  const { grammar } = found;
  const place = placeValues(grammar, ask);
  if ('message' in place) return place;
  const session = sessionOf(grammar, ask);
  const strict = ask.session?.strict === true && grammar.names.has('strict');
  const values: FillValues = {
    username: accountName(credentials.username, grammar.rules),
    password: credentials.password,
    country: place.country,
    region: place.region,
    city: place.city,
    asn: place.asn,
    session: strict ? undefined : session,
    strict: strict ? session : undefined,
    ttlMs: session === undefined ? undefined : clamped(ask.session?.ttlMs, grammar.rules),
  };
  return rendered(grammar, values, session);
}

export function findGrammar(
  templateId: string,
  credentials: Credentials,
): { readonly ok: true; readonly grammar: Grammar } | Refusal {
  if (templateId === customTemplate) {
    const custom = customGrammar(credentials);
    return custom.ok ? custom : refused(`template: ${custom.field} ${custom.message}`);
  }
  const grammar = vendorGrammar(templateId);
  return grammar === undefined ? refused(`template: there is none called "${templateId}"`) : { ok: true, grammar };
}

function sessionOf({ username, password, rules }: Grammar, { session, ...place }: FillAsk): string | undefined {
  if (session === undefined) return undefined;
  const form = password.session ?? username.find((it) => it.session !== undefined)?.session;
  if (form === undefined) return undefined;
  const { key, generation } = session;
  if (rules.sessionHoldsPlace !== true) return sessionId({ key, generation }, form);
  const { country = '', region = '', city = '', asn = '' } = place;
  return sessionId({ key: `${key}\n${country}/${region}/${city}/${asn}`, generation }, form);
}

function accountName(username: string, { prefix = '', suffixes, standIn }: Rules): string {
  if (username === standIn) return '';
  const suffix = suffixes === undefined || suffixes.some((it) => username.endsWith(it)) ? '' : suffixes[0]!;
  return (username.startsWith(prefix) ? username : prefix + username) + suffix;
}

function clamped(ms: number | undefined, { ttl }: Rules): number | undefined {
  return ms === undefined || ttl === undefined ? ms : Math.min(ttl.max, Math.max(ttl.min, ms));
}

function rendered(grammar: Grammar, values: FillValues, session: string | undefined): Filled {
  const { username, password, rules, name } = grammar;
  const login = firstComplete(username, values);
  if (login === undefined) return refused(`${lackOf(username.at(-1)!, values)}: ${name} cannot do without one`);
  const secret = renderParts(password.parts, values);
  if (secret === undefined) return refused(`${lackOf(password, values)}: ${name} cannot do without one`);
  return { ok: true, username: joined(login, values.username, rules), password: secret, session };
}

function firstComplete(patterns: readonly Pattern[], values: FillValues): string | undefined {
  for (const { parts } of patterns) {
    const text = renderParts(parts, values);
    if (text !== undefined) return text;
  }
  return undefined;
}

function lackOf({ parts }: Pattern, values: FillValues): SlotName {
  const part = parts.find((it) => it.kind === 'slot' && it.fallback === undefined && it.write(values) === undefined);
  return part?.kind === 'slot' ? part.name : 'session';
}

/** The account name and the tokens, where the first token hangs on otherwise than the rest. */
function joined(login: string, account: string, { firstJoint, standIn }: Rules): string {
  if (firstJoint === undefined && standIn === undefined) return login;
  const tokens = login.slice(account.length);
  if (tokens === '') return account === '' ? (standIn ?? '') : account;
  if (account === '') return tokens.slice(1);
  return account + (firstJoint === undefined ? tokens : firstJoint + tokens.slice(1));
}
