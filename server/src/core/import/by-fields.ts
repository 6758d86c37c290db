/**
 * Third reading: fields between tabs, bars, semicolons, commas or spaces. What is not surely a credential is left out: in
 * `ip:port,latency,country,…` a latency must never become a username.
 */
import { readByAt } from './by-at.ts';
import { endpointBeside, readEndpoint, readLoneHost, type Endpoint } from './endpoint.ts';
import { bareReading, splitCredentials, type Reading } from './reading.ts';
import { schemeOf } from './schemes.ts';

const separators = ['\t', '|', ';', ',', ' '] as const;

interface Field {
  readonly text: string;
  /** Where it stands in the text read. */
  readonly from: number;
}

/** `url`: the scheme stands in front already. */
export function readByFields(body: string, url: boolean): Reading | undefined {
  let faulty: Reading | undefined;
  for (const separator of separators) {
    if (!body.includes(separator)) continue;
    const reading = readFields(body, fieldsOf(body, separator), url || separator !== ' ');
    if (isRead(reading)) return reading;
    faulty ??= reading;
  }
  return faulty;
}

function readFields(body: string, fields: readonly Field[], trusted: boolean): Reading | undefined {
  const scheme = schemeOf(fields[0]?.text ?? '');
  const [first, ...others] = scheme === undefined ? fields : fields.slice(1);
  if (first === undefined) return undefined;
  const whole = readByAt(first.text, false);
  if (isRead(whole)) return { ...ignoring(body, others, whole), scheme };
  const together = readEndpoint(first.text, false);
  if (together !== undefined && together.fault === undefined)
    return { ...withCredentials(body, together, others), scheme };
  const apart = endpointBeside(readLoneHost(first.text), others[0]?.text ?? '');
  // Two words are no host and port just because the second is a number.
  if (apart !== undefined && (apart.strong || trusted || scheme !== undefined))
    return { ...withCredentials(body, apart, others.slice(1)), scheme };
  return together === undefined ? undefined : bareReading(together);
}

const isRead = (reading: Reading | undefined): reading is Reading =>
  reading !== undefined && reading.endpoint.fault === undefined;

/** Credentials are one field with a colon, or exactly two fields. */
function withCredentials(body: string, endpoint: Endpoint, fields: readonly Field[]): Reading {
  const reading = bareReading(endpoint);
  const [first, second, ...others] = fields;
  if (first === undefined) return reading;
  const colon = first.text.indexOf(':');
  if (colon > 0) {
    const credentials = { ...reading, ...splitCredentials(first.text, first.from) };
    return second === undefined ? credentials : ignoring(body, [second, ...others], credentials);
  }
  if (second === undefined || others.length > 0) return ignoring(body, fields, reading);
  const hidden = [second.from, second.from + second.text.length] as const;
  return { ...reading, username: first.text, password: second.text, hidden };
}

/** Fields without a known meaning may be anything, so they are not shown either. */
function ignoring(body: string, fields: readonly Field[], reading: Reading): Reading {
  const first = fields[0];
  if (first === undefined) return reading;
  const hidden = [reading.hidden?.[0] ?? first.from, body.length] as const;
  return { ...reading, hidden, warnings: [...reading.warnings, 'extra-fields-ignored'] };
}

function fieldsOf(body: string, separator: string): readonly Field[] {
  const fields: Field[] = [];
  let last = 0;
  for (let from = 0; from <= body.length;) {
    const next = body.indexOf(separator, from);
    const to = next < 0 ? body.length : next;
    const raw = body.slice(from, to);
    const text = raw.trim().replace(/^(["'])(.*)\1$|^["']|["']$/, '$2');
    if (text !== '') last = fields.length + 1;
    if (text !== '' || separator !== ' ') fields.push({ text, from: from + raw.indexOf(text) });
    from = to + 1;
  }
  return fields.slice(0, last);
}
