// The sessions a worker knows: its own and those others told of. Bounded; the ones unused for longest go first.
import type { Binding } from './binding.ts';
import { isLive, isNewer } from './binding.ts';

/** Sessions kept in one worker. */
const mostSessions = 500_000;
/** When there are too many, the one unused for longest of this many goes; the others come behind all that are left. */
const mostLooked = 16;

export class SessionTable {
  private readonly most: number;
  private readonly byKey = new Map<string, Binding>();
  private dirty = new Map<string, Binding>();

  constructor(most = mostSessions) {
    this.most = most;
  }

  get size(): number {
    return this.byKey.size;
  }
  /** Whatever is known of the session, ended or not. */
  find(key: string): Binding | undefined {
    return this.byKey.get(key);
  }
  /** Whether its time is not over at `now` (epoch ms). */
  isLive(binding: Binding, now: number): boolean {
    return isLive(binding, now);
  }

  /** A request of this worker used it. */
  used(binding: Binding, now: number): void {
    binding.usedAt = now;
    binding.requests++;
    binding.served++;
    if (binding.sliding) binding.expiresAt = now + binding.ttlMs;
    this.dirty.set(binding.key, binding);
  }
  /** A new session, or one that has another exit now. */
  put(binding: Binding): void {
    this.byKey.delete(binding.key);
    this.byKey.set(binding.key, binding);
    this.dirty.set(binding.key, binding);
    this.trim();
  }
  /** Uses do not move a session in the map: that would cost every request. */
  private trim(): void {
    while (this.byKey.size > this.most) {
      const looked: Binding[] = [];
      for (const binding of this.byKey.values()) if (looked.push(binding) === mostLooked) break;
      const idlest = looked.reduce((a, b) => (b.usedAt < a.usedAt ? b : a));
      for (const binding of looked) this.byKey.delete(binding.key);
      for (const binding of looked) if (binding !== idlest) this.byKey.set(binding.key, binding);
      this.dirty.delete(idlest.key);
    }
  }

  /** Control's word: it has heard of all workers. Own uses that it does not know yet stay. */
  told(bindings: readonly Binding[]): void {
    for (const binding of bindings) {
      const known = this.byKey.get(binding.key);
      if (known !== undefined && isNewer(known, binding)) continue;
      const own = known === undefined || known.generation !== binding.generation ? undefined : known;
      const requests = this.dirty.get(binding.key)?.requests ?? 0;
      const merged: Binding = {
        ...binding,
        requests,
        served: own?.served ?? 0,
        expiresAt:
          own !== undefined && own.moves === binding.moves
            ? Math.max(own.expiresAt, binding.expiresAt)
            : binding.expiresAt,
      };
      this.byKey.set(binding.key, merged);
      if (this.dirty.has(binding.key)) this.dirty.set(binding.key, merged);
    }
    this.trim();
  }
  /** Long ended: nothing about them needs to be remembered. */
  forget(keys: readonly string[]): void {
    for (const key of keys) {
      this.byKey.delete(key);
      this.dirty.delete(key);
    }
  }

  get anyDirty(): boolean {
    return this.dirty.size > 0;
  }
  /** What changed since the last call, at most `most`; uses are counted from 0 again. */
  takeDirty(most: number): Binding[] {
    const taken: Binding[] = [];
    for (const [key, binding] of this.dirty) {
      if (taken.length >= most) break;
      taken.push({ ...binding });
      binding.requests = 0;
      this.dirty.delete(key);
    }
    return taken;
  }
  /** Everything, for a control process that may have missed something. */
  all(): IterableIterator<Binding> {
    return this.byKey.values();
  }
  /** Marks all as not yet told. */
  tellAgain(): void {
    this.dirty = new Map(this.byKey);
  }
}
