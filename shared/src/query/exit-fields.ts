// Fields one can ask exits for. A field is one line here; its reader (exit-query.ts) and its column (server/src/storage) follow by the compiler.
import { adminStates, exitSchemes, healthStates, networkTypes } from '../vocabulary.ts';

/** How values of a field are read. */
export type FieldKind =
  /** One of `words`. */
  | 'word'
  /** The whole text, in any case. */
  | 'name'
  /** A part of the text, in any case. */
  | 'part'
  /** The whole name of a place, in any case and spelling of blanks. */
  | 'place'
  /** Two letters, ISO 3166-1. */
  | 'country'
  /** Compared by `<` and `>` too. */
  | 'count'
  | 'asn'
  | 'duration'
  | 'percent'
  | 'bytes'
  /** How long ago: `<1h` is within the last hour. */
  | 'age';

export interface ExitField {
  readonly kind: FieldKind;
  readonly help: string;
  readonly words?: readonly string[];
  /** `field:none` finds exits without a value. */
  readonly none?: true;
  /** Moves by itself, with traffic and health. */
  readonly moving?: true;
}

export const exitFields = {
  state: { kind: 'word', words: healthStates, help: 'health state', moving: true },
  admin: { kind: 'word', words: adminStates, help: 'admin state' },
  scheme: { kind: 'word', words: exitSchemes, help: 'scheme' },
  label: { kind: 'part', help: 'part of the label' },
  host: { kind: 'part', help: 'part of the host' },
  gateway: { kind: 'part', help: 'part of host:port' },
  username: { kind: 'part', help: 'part of the username', none: true },
  tag: { kind: 'name', help: 'tag', none: true },
  pool: { kind: 'name', help: 'member of the pool, by name or id', none: true },
  country: { kind: 'country', help: 'country, two letters', none: true },
  region: { kind: 'place', help: 'region', none: true },
  city: { kind: 'place', help: 'city', none: true },
  asn: { kind: 'asn', help: 'network number, such as 3320', none: true },
  type: { kind: 'word', words: networkTypes, help: 'kind of network', none: true },
  ip: { kind: 'part', help: 'part of the measured address', none: true },
  claim: { kind: 'word', words: ['same', 'drift', 'none'], help: 'claimed place against the measured one' },
  template: { kind: 'name', help: 'vendor template', none: true },
  weight: { kind: 'count', help: 'weight' },
  priority: { kind: 'count', help: 'tier, lower ones first' },
  price: { kind: 'count', help: 'price per GB', none: true },
  latency: { kind: 'duration', help: 'average dial time, in ms unless said', none: true, moving: true },
  success: { kind: 'percent', help: 'share of attempts that went well, in percent', none: true, moving: true },
  ok: { kind: 'count', help: 'attempts that went well', moving: true },
  failed: { kind: 'count', help: 'attempts that failed', moving: true },
  bytes: { kind: 'bytes', help: 'bytes up and down, such as 10MB', moving: true },
  used: { kind: 'age', help: 'time since the last use, such as <1h', none: true, moving: true },
  added: { kind: 'age', help: 'time since it was added, such as <7d' },
} as const satisfies Record<string, ExitField>;

export type ExitFieldName = keyof typeof exitFields;
export const exitFieldNames = Object.keys(exitFields) as readonly ExitFieldName[];

export function exitFieldOf(name: string): ExitField | undefined {
  return Object.hasOwn(exitFields, name) ? exitFields[name as ExitFieldName] : undefined;
}
