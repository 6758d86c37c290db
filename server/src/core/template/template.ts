// What a vendor's template is: data. Patterns say how a login is put together (pattern.ts), rules say what the vendor takes and what it wants
// with what. Own templates (`custom`) are patterns only.
import type { ExitScheme } from '@gyre/shared/vocabulary';

/** Facts of a place a login may ask for. */
export const placeKeys = ['country', 'region', 'city', 'asn'] as const;
export type PlaceKey = (typeof placeKeys)[number];

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** What a request wants of the login. Absent = not wished for. */
export interface FillAsk {
  /** Upper-case ISO 3166-1. */
  readonly country?: string | undefined;
  /** In normal form (shared/wishes/place-key.ts). */
  readonly region?: string | undefined;
  readonly city?: string | undefined;
  readonly asn?: number | undefined;
  readonly session?: SessionAsk | undefined;
}
export interface SessionAsk {
  /** Opaque, and different for every session that shall have an address of its own; with something of this installation in it. */
  readonly key: string;
  readonly generation: number;
  /** Rather fail than change the address. */
  readonly strict: boolean;
  readonly ttlMs?: number | undefined;
}

export interface Gateway {
  readonly host: string;
  readonly port: number;
  readonly scheme: Exclude<ExitScheme, 'direct'>;
  readonly note: string;
}

/** What a vendor takes, beyond what its patterns say. */
export interface Rules {
  /** A wish that is taken only together with others. */
  readonly needs?: Readonly<Partial<Record<PlaceKey, readonly PlaceKey[]>>>;
  /** Regions are states of the US. */
  readonly usStates?: boolean;
  /** Wishes of which the vendor ignores one. */
  readonly notBoth?: readonly [PlaceKey, PlaceKey];
  /** Bounds of a session's lifetime, ms; wishes are moved inside. */
  readonly ttl?: { readonly min: number; readonly max: number };
  /** A session keeps its place for good, so that another place is another session. */
  readonly sessionHoldsPlace?: boolean;
  /** In front of an account name that does not begin so. */
  readonly prefix?: string;
  /** Behind an account name that ends in none of these: the first. */
  readonly suffixes?: readonly string[];
  /** What stands between the account name and the first token, where that is not what stands between tokens (one character). */
  readonly firstJoint?: string;
  /** The username that means no account name: it goes as soon as there are tokens. */
  readonly standIn?: string;
}

export interface Template {
  readonly id: string;
  readonly name: string;
  readonly gateways: readonly Gateway[];
  /** More names and ports by which pasted lines are recognised. */
  readonly alsoHosts?: readonly string[];
  readonly alsoPorts?: readonly (readonly [from: number, to: number])[];
  /** What people paste. */
  readonly account: {
    readonly username: { readonly label: string; readonly example: string };
    readonly password: { readonly label: string };
    /** What an account name must look like, where the vendor's always do. */
    readonly form?: RegExp;
  };
  /** The first whose placeholders all have values is used. */
  readonly username: readonly string[];
  readonly password: string;
  readonly rules: Rules;
  /** Tokens Gyre does not write but pasted lines may have, besides those of the patterns; or all of them, where the patterns cannot tell. */
  readonly strips?: RegExp;
  readonly notes: string;
  /** When the grammar was last held against the vendor's page, or against other people's code where there is none. */
  readonly checkedAt: string;
  /** A page of the vendor says so. */
  readonly confirmed: boolean;
}

export const minuteMs = 60_000;
export const minutes = (min: number, max: number): { readonly min: number; readonly max: number } => ({
  min: min * minuteMs,
  max: max * minuteMs,
});
/** The id of templates people write themselves. */
export const customTemplate = 'custom';
