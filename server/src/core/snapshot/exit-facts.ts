// A record → what is known of an exit: how it is dialled, and the terms criteria can ask of it.
import { base64 } from '../math/base64.ts';
import type { Exit } from '../model/exit.ts';
import { anyValue, type FactKind, termKey } from '../targeting/criteria.ts';
import type { Term, TermIndex } from '../targeting/term-index.ts';
import { adaptsTo } from '../template/adapts.ts';
import type { ExitRecord } from './records.ts';

/** What outbound needs to dial. */
export function exitOf(record: ExitRecord): Exit {
  const { id, label, scheme, host, port, username, password, insecureTls, localAddress, country, ip } = record;
  const speaksHttp = scheme === 'http' || scheme === 'https';
  const authorization =
    speaksHttp && (username !== '' || password !== '') ? `Basic ${base64(`${username}:${password}`)}` : undefined;
  return {
    id,
    login: '',
    label,
    scheme,
    host,
    port,
    username,
    password,
    authorization,
    insecureTls,
    localAddress,
    country: country ?? undefined,
    ip: ip ?? undefined,
  };
}

export function termsOf(record: ExitRecord, index: TermIndex): Term[] {
  const terms: Term[] = [];
  const take = (kind: FactKind, value: string | number | null): void => {
    if (value !== null) terms.push(index.term(termKey(kind, value)));
  };
  const { country, region, city, asn, type, scheme, ip, tags, template } = record;
  take('country', country);
  take('region', region);
  take('city', city);
  take('asn', asn);
  take('type', type);
  take('scheme', scheme);
  take('ip', ip);
  for (const tag of tags) take('tag', tag);
  // A gateway that is told the place with each login can be anywhere it understands; one that is known to be somewhere stays there.
  if (template !== null) for (const kind of adaptsTo(template, record)) if (record[kind] === null) take(kind, anyValue);
  return terms;
}
