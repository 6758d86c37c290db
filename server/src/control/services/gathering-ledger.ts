// A ledger inside a write: it runs each write of a verb at once and gathers what they did, to be told as one change.
import type { Actor } from './context.ts';
import type { Effect, LedgerFace, Written } from './ledger.ts';

export class GatheringLedger implements LedgerFace {
  private readonly now: number;
  private readonly effects: Effect[] = [];

  constructor(now: number) {
    this.now = now;
  }

  write<T>(_: Actor, work: (now: number) => { readonly effect: Effect; readonly result: T }): Written<T> {
    const { effect, result } = work(this.now);
    this.effects.push(effect);
    return { result, change: '', revision: 0 };
  }
  writeAhead(): never {
    throw new Error('a part inside a write');
  }
  note(_: Actor, __: object, work: () => void): void {
    work();
  }
  settled(): Promise<void> {
    return Promise.resolve();
  }
  tellQuiet(): void {}
  tryOut(): never {
    throw new Error('a write inside a write');
  }

  /** All of it as one. */
  together(told: Pick<Effect, 'noun' | 'action' | 'objectId' | 'summary'>): Effect {
    const placesCount = this.effects.filter((it) => it.placesCount !== undefined).at(-1)?.placesCount;
    return {
      ...told,
      ids: [...new Set(this.effects.flatMap((it) => it.ids))],
      pools: this.effects.some((it) => it.pools === true),
      poolsGone: this.effects.flatMap(({ poolGone }) => poolGone ?? []),
      frame: true,
      ...(placesCount === undefined ? {} : { placesCount }),
    };
  }
}
