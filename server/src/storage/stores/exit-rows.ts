// Exits as storage has them, without what is sealed; and the columns they are read from.
import { type AdminState, adminStates, type ExitScheme, exitSchemes, type NetworkType } from '@gyre/shared/vocabulary';

/** What may be changed in place. */
export interface ExitAttributes {
  readonly label: string;
  readonly tags: readonly string[];
  readonly weight: number;
  readonly maxInFlight: number | null;
  readonly priority: number;
  readonly price: number | null;
  readonly template: string | null;
  readonly adminState: AdminState;
  readonly insecureTls: boolean;
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
  readonly asn: number | null;
  readonly type: NetworkType | null;
}
/** What makes two exits the same one. */
export interface ExitIdentity {
  readonly scheme: ExitScheme;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly localAddress: string;
}
export interface ExitRow extends ExitAttributes, ExitIdentity {
  /** Order of adding; for storage and cursors only. */
  readonly seq: number;
  readonly id: string;
  readonly hasPassword: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly version: number;
}
/** Null = none. */
export type SealedPassword = Buffer | null;

export const exitColumns =
  'seq, id, scheme, host, port, username, local_address, label, password is not null, tags, weight, max_in_flight, ' +
  'priority, price, template, admin_state, insecure_tls, country, region, city, asn, type, created_at, updated_at, version';

/** Those of an exit that has nothing else; see exit-reads.ts. */
export const plainColumns =
  'seq, id, scheme, host, port, username, label, password is not null, created_at, updated_at';

/** The columns `tags` to `type`, in the order they have in every statement that writes them. */
export const termColumns =
  'tags, weight, max_in_flight, priority, price, template, admin_state, insecure_tls, country, region, city, asn, type';
export const termCells = (row: ExitAttributes): (string | number | null)[] => [
  row.tags.length === 0 ? '[]' : JSON.stringify(row.tags),
  row.weight,
  row.maxInFlight,
  row.priority,
  row.price,
  row.template,
  row.adminState,
  row.insecureTls ? 1 : 0,
  row.country,
  row.region,
  row.city,
  row.asn,
  row.type,
];

/** The very words of the lists: a hundred thousand copies of a few words are compared and counted several times slower. */
const words = new Map<string, string>([...exitSchemes, ...adminStates].map((it) => [it, it]));
const word = (cell: Cell): string => words.get(cell as string) ?? (cell as string);

export type Cell = string | number | null;
const noTags: readonly string[] = [];

/** A row of `exitColumns`. The casts hold because only exit-store.ts writes the table. */
export function exitRowOf(cells: readonly Cell[]): ExitRow {
  const text = (at: number): string => cells[at] as string;
  const number = (at: number): number => cells[at] as number;
  return {
    seq: number(0),
    id: text(1),
    scheme: word(cells[2]!) as ExitScheme,
    host: text(3),
    port: number(4),
    username: text(5),
    localAddress: text(6),
    label: text(7),
    hasPassword: cells[8] === 1,
    tags: cells[9] === '[]' ? noTags : (JSON.parse(text(9)) as string[]),
    weight: number(10),
    maxInFlight: cells[11] as number | null,
    priority: number(12),
    price: cells[13] as number | null,
    template: cells[14] as string | null,
    adminState: word(cells[15]!) as AdminState,
    insecureTls: cells[16] === 1,
    country: cells[17] as string | null,
    region: cells[18] as string | null,
    city: cells[19] as string | null,
    asn: cells[20] as number | null,
    type: cells[21] as NetworkType | null,
    createdAt: number(22),
    updatedAt: number(23),
    version: number(24),
  };
}

/** A row of `plainColumns`, like the same one of `exitColumns`. */
export function plainRowOf(cells: readonly Cell[]): ExitRow {
  return {
    seq: cells[0] as number,
    id: cells[1] as string,
    scheme: word(cells[2]!) as ExitScheme,
    host: cells[3] as string,
    port: cells[4] as number,
    username: cells[5] as string,
    localAddress: '',
    label: cells[6] as string,
    hasPassword: cells[7] === 1,
    tags: noTags,
    weight: 1,
    maxInFlight: null,
    priority: 0,
    price: null,
    template: null,
    adminState: 'enabled',
    insecureTls: false,
    country: null,
    region: null,
    city: null,
    asn: null,
    type: null,
    createdAt: cells[8] as number,
    updatedAt: cells[9] as number,
    version: 1,
  };
}

/**
 * Every row is made by a literal of this one form, here or above: a hundred thousand objects of one shape are read several times faster than
 * objects put together in different ways.
 */
export function exitRow(
  identity: ExitIdentity,
  attributes: ExitAttributes,
  rest: Pick<ExitRow, 'seq' | 'id' | 'hasPassword' | 'createdAt' | 'updatedAt' | 'version'>,
): ExitRow {
  return {
    seq: rest.seq,
    id: rest.id,
    scheme: identity.scheme,
    host: identity.host,
    port: identity.port,
    username: identity.username,
    localAddress: identity.localAddress,
    label: attributes.label,
    hasPassword: rest.hasPassword,
    tags: attributes.tags,
    weight: attributes.weight,
    maxInFlight: attributes.maxInFlight,
    priority: attributes.priority,
    price: attributes.price,
    template: attributes.template,
    adminState: attributes.adminState,
    insecureTls: attributes.insecureTls,
    country: attributes.country,
    region: attributes.region,
    city: attributes.city,
    asn: attributes.asn,
    type: attributes.type,
    createdAt: rest.createdAt,
    updatedAt: rest.updatedAt,
    version: rest.version,
  };
}

/** The same text for the same exit. */
export function identityKey({ scheme, host, port, username, localAddress }: ExitIdentity): string {
  return `${scheme}\n${host}\n${port}\n${username}\n${localAddress}`;
}
