// A binding: which exit a client-named session keeps, and until when. Workers place sessions alike without talk; a binding is what has to be
// remembered when the fleet changes. The newer word wins by (generation, moves).
import type { Guarantee } from '@gyre/shared/vocabulary';

/** Plain data: it travels over the link and is stored as it is. Times are epoch ms. */
export interface Binding {
  /** Id of the proxy user ('' = anonymous), a line break, the name. */
  readonly key: string;
  readonly user: string;
  readonly name: string;
  readonly poolId: string;
  readonly exitId: string;
  /** Where the exit was when it was bound: what must stay the same if it goes. */
  readonly ip: string | null;
  readonly asn: number | null;
  readonly country: string | null;
  readonly guarantee: Guarantee;
  readonly ttlMs: number;
  /** Time counts from the last use instead of the first. */
  readonly sliding: boolean;
  readonly createdAt: number;
  usedAt: number;
  /** In the past: ended; what is left is its generation, so that the next one begins with another exit. */
  expiresAt: number;
  /** Counts how often the session began anew. */
  readonly generation: number;
  /** How often this generation changed its exit. */
  readonly moves: number;
  /** What stayed the same at the last change; null = it never changed. */
  readonly moved: Guarantee | null;
  /** Requests since it was last told. */
  requests: number;
  /** Requests of this worker since it was bound or first heard of. */
  served: number;
}

/** A sliding session is ended only when it is this much past its time: another worker may have used it a moment ago. */
const slackRatio = 0.1;
const mostSlackMs = 5000;

export function sessionKey(userId: string, name: string): string {
  return `${userId}\n${name}`;
}

/** Whether `told` is newer than what is known. Equal ones are the same fact, or two workers chose at once: the known one stays. */
export function isNewer(told: Binding, known: Binding | undefined): boolean {
  if (known === undefined || told.generation !== known.generation)
    return known === undefined || told.generation > known.generation;
  return told.moves > known.moves;
}

/** Two words about one session become one: the newer exit, all uses. */
export function mergeBinding(told: Binding, known: Binding | undefined): Binding {
  if (known === undefined) return told;
  const base = isNewer(told, known) ? told : known;
  const other = base === told ? known : told;
  const same = base.generation === other.generation && base.moves === other.moves && !isOver(base);
  return {
    ...base,
    usedAt: Math.max(told.usedAt, known.usedAt),
    expiresAt: same ? Math.max(base.expiresAt, other.expiresAt) : base.expiresAt,
    requests: told.requests + known.requests,
  };
}

/** Ended by somebody, not by time. */
export function isOver(binding: Binding): boolean {
  return binding.expiresAt <= binding.createdAt;
}

/** Whether its time is not over at `now` (epoch ms). */
export function isLive(binding: Binding, now: number): boolean {
  if (isOver(binding)) return false;
  const slack = binding.sliding ? Math.min(binding.ttlMs * slackRatio, mostSlackMs) : 0;
  return binding.expiresAt + slack > now;
}

/** The same session with its time over. */
export function ended(binding: Binding): Binding {
  return { ...binding, expiresAt: binding.createdAt, moves: binding.moves + 1 };
}
