// The sessions of a worker: what it knows of each, and how it tells control. New bindings leave at once, so that other workers hear of them
// before the fleet changes; uses leave with the reports.
import { steadyNow } from '../base/steady-time.ts';
import type { Guarantee } from '@gyre/shared/vocabulary';
import type { SessionAsk } from '../core/selection/request.ts';
import { type Binding, isOver } from '../core/session/binding.ts';
import { SessionTable } from '../core/session/table.ts';
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';
import type { ToControl } from '../link/messages.ts';

/** Bindings in one message, and uses told with one report. */
const chunk = 500;

/** What a request that succeeded makes of its session. */
export interface Bound {
  readonly entry: ExitEntry;
  readonly poolId: string;
  readonly moved: Guarantee | undefined;
  /** Provider sessions that were given up before one worked. */
  readonly renewed: number;
}

export class Sessions {
  private readonly table = new SessionTable();
  private readonly send: (message: ToControl) => boolean;
  private planned = false;

  /** `send` says false when there is no link. */
  constructor(send: (message: ToControl) => boolean) {
    this.send = send;
  }

  find(key: string): Binding | undefined {
    return this.table.find(key);
  }
  /** Whether a request at `now` (epoch ms) goes on with it. */
  goesOn(binding: Binding, { mostRequests }: SessionAsk, now: number): boolean {
    return this.table.isLive(binding, now) && (mostRequests === Infinity || binding.served < mostRequests);
  }

  /** The request reached its target: the session keeps this exit. What another request of it decided meanwhile stays. */
  succeeded(ask: SessionAsk, before: Binding | undefined, live: boolean, bound: Bound): void {
    const now = steadyNow();
    const known = this.table.find(ask.key);
    const generation = before === undefined ? 0 : live ? before.generation : before.generation + 1;
    const exitId = bound.entry.exit.id;
    if (known?.generation === generation) {
      // Released while this request was under way: it ends with it.
      if (isOver(known)) return;
      const settled = known.exitId === exitId && bound.renewed === 0;
      if (settled) return this.table.used(known, now);
      if (!live || known.moves > before!.moves) return;
    } else if (known !== undefined && known.generation > generation) return;
    this.table.put(bindingOf(ask, bound, generation, live ? known : undefined));
    this.tellSoon();
  }

  /** Control's word. */
  told(put: readonly Binding[], gone: readonly string[]): void {
    this.table.forget(gone);
    this.table.told(put);
  }
  /** There is a new link: control may have missed anything. */
  afresh(): void {
    this.table.tellAgain();
    this.tellSoon();
  }
  /** Uses since the last call. */
  report(): void {
    if (this.table.anyDirty) this.tell();
  }

  private tellSoon(): void {
    if (this.planned) return;
    this.planned = true;
    setImmediate(() => {
      this.planned = false;
      this.tell();
      if (this.table.anyDirty) this.tellSoon();
    });
  }
  private tell(): void {
    const put = this.table.takeDirty(chunk);
    if (put.length > 0) this.send({ type: 'sessions', put });
  }
}

/** `goesOn`: the same session with another exit, or another provider session. */
function bindingOf(ask: SessionAsk, bound: Bound, generation: number, goesOn: Binding | undefined): Binding {
  const now = steadyNow();
  const { entry, moved, renewed, poolId } = bound;
  return {
    ...{ key: ask.key, user: ask.user, name: ask.name, poolId, exitId: entry.exit.id },
    ...{ ip: entry.place.ip, asn: entry.place.asn, country: entry.exit.country ?? null },
    ...{ guarantee: ask.guarantee, ttlMs: ask.ttlMs, sliding: ask.sliding },
    createdAt: goesOn?.createdAt ?? now,
    usedAt: now,
    expiresAt: goesOn === undefined || goesOn.sliding ? now + ask.ttlMs : goesOn.expiresAt,
    generation,
    moves: goesOn === undefined ? renewed : goesOn.moves + Math.max(1, renewed),
    moved: goesOn === undefined ? null : (moved ?? goesOn.moved),
    requests: 1,
    served: 1,
  };
}
