// The place a request wants, held against what the template can be asked for, in letters a login can have.
import { camelCountry } from './country-names.ts';
import { type FillValues, plainPlace, usRegion } from './encode.ts';
import type { Grammar } from './grammar.ts';
import { type FillAsk, type PlaceKey, placeKeys } from './template.ts';

export interface Refusal {
  readonly ok: false;
  /** One sentence that begins with the key. */
  readonly message: string;
}
export const refused = (message: string): Refusal => ({ ok: false, message });

export type PlaceValues = Pick<FillValues, PlaceKey>;

export function placeValues(grammar: Grammar, ask: FillAsk): PlaceValues | Refusal {
  for (const key of placeKeys) {
    const problem = ask[key] === undefined ? undefined : problemOf(grammar, ask, key);
    if (problem !== undefined) return refused(`${key}: ${problem}`);
  }
  const { country, asn } = ask;
  const city = ask.city === undefined ? undefined : plainPlace(ask.city);
  const region = ask.region === undefined ? undefined : plainPlace(ask.region);
  // `ny` and `new york` are the same state.
  const state = region !== undefined && country === 'US' ? (usRegion(region) ?? region) : region;
  return { country, region: state, city, asn };
}

/** Whether one wish can be told to the vendor at all. */
function problemOf(grammar: Grammar, ask: FillAsk, key: PlaceKey): string | undefined {
  const { name, names, rules } = grammar;
  if (!names.has(key)) return `${name} cannot be asked for one`;
  const missing = rules.needs?.[key]?.find((it) => ask[it] === undefined);
  if (missing !== undefined) return `${name} takes it only together with a ${missing}`;
  const rival = rules.notBoth?.[1] === key ? rules.notBoth[0] : undefined;
  if (rival !== undefined && ask[rival] !== undefined) return `${name} does not take it together with a ${rival}`;
  return valueProblem(grammar, ask, key);
}

function valueProblem({ name, rules }: Grammar, ask: FillAsk, key: PlaceKey): string | undefined {
  if (key === 'country') return camelCountry(ask.country!) === undefined ? 'there is no such country' : undefined;
  if (key === 'asn') return isAsn(ask.asn!) ? undefined : 'a number from 1 to 4294967295';
  const plain = plainPlace(ask[key]!);
  if (plain === undefined) return `has letters that logins of ${name} cannot have`;
  const free = key === 'city' || rules.usStates !== true;
  return free || (ask.country === 'US' && usRegion(plain) !== undefined)
    ? undefined
    : `${name} knows states of the US only`;
}

const isAsn = (asn: number): boolean => Number.isInteger(asn) && asn > 0 && asn <= 0xffff_ffff;
