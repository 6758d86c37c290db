// What a client may wish for, whichever way it says so: proxy username, X-Gyre-* headers, or the profile of its listener. Keys that are absent
// were not wished for. Places and kinds are lists: any of them will do; different keys must all be met.
import type { Guarantee, NetworkType } from '../vocabulary.ts';

/** When an exit is changed for another: at every request, after so many requests of one worker, or after a time. */
export type RotateWish =
  | { readonly kind: 'request' }
  | { readonly kind: 'requests'; readonly requests: number }
  | { readonly kind: 'time'; readonly ms: number };

export interface Wishes {
  /** Name of a pool. */
  readonly pool?: string;
  /** Upper-case ISO 3166-1 codes, each once. */
  readonly countries?: readonly string[];
  /** Normal form: lower case, one space for each run of spaces, hyphens and underscores. */
  readonly regions?: readonly string[];
  readonly cities?: readonly string[];
  readonly asns?: readonly number[];
  /** Lower case. */
  readonly tags?: readonly string[];
  readonly types?: readonly NetworkType[];
  /** Name of the session, as given. */
  readonly session?: string;
  /** Lifetime of the session from its first use. */
  readonly ttlMs?: number;
  readonly guarantee?: Guarantee;
  readonly rotate?: RotateWish;
  readonly exitId?: string;
}
