// Orders of lists that somebody looks at: four bytes a row, a few for each admin, for minutes. A window reads from one; it is built again when it is gone.
import type { ExitQuery } from '@gyre/shared/query/exit-query';
import type { Actor } from '../context.ts';
import type { Entropy } from '../entropy.ts';

export interface Result {
  readonly handle: string;
  readonly query: ExitQuery;
  /** Text of query and order, to tell whether it is the one that is asked for. */
  readonly asked: string;
  readonly seqs: Uint32Array;
  /** The latest arrival among them: who came later is not in it, whatever seq he has. */
  readonly latest: number;
  /** Epoch ms. */
  readonly builtAt: number;
}
interface Kept {
  readonly owner: string;
  readonly result: Result;
  usedAt: number;
}

/** After the last use, ms. */
export const keptMs = 5 * 60_000;
export const mostOfOne = 8;

export class ResultShelf {
  /** By handle, the one used last at the end. */
  private readonly kept = new Map<string, Kept>();
  private readonly entropy: Entropy;
  private readonly now: () => number;

  constructor(entropy: Entropy, now: () => number) {
    this.entropy = entropy;
    this.now = now;
  }

  find(actor: Actor, handle: string | undefined, asked: string): Result | undefined {
    if (handle === undefined) return undefined;
    this.sweep();
    const kept = this.kept.get(handle);
    if (kept === undefined || kept.owner !== ownerOf(actor) || kept.result.asked !== asked) return undefined;
    kept.usedAt = this.now();
    this.kept.delete(handle);
    this.kept.set(handle, kept);
    return kept.result;
  }
  put(actor: Actor, result: Omit<Result, 'handle' | 'builtAt'>): Result {
    this.sweep();
    const owner = ownerOf(actor);
    const own = [...this.kept.values()].filter((it) => it.owner === owner);
    for (const it of own.slice(0, Math.max(0, own.length + 1 - mostOfOne))) this.kept.delete(it.result.handle);
    const now = this.now();
    const put: Result = { ...result, handle: this.entropy.id('result', now), builtAt: now };
    this.kept.set(put.handle, { owner, result: put, usedAt: now });
    return put;
  }

  private sweep(): void {
    const before = this.now() - keptMs;
    for (const [handle, { usedAt }] of this.kept) if (usedAt < before) this.kept.delete(handle);
  }
}

const ownerOf = ({ kind, id }: Actor): string => `${kind}:${id}`;
