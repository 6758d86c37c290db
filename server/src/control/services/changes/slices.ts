// What a large change wrote, in slices that each can be taken back by themselves: no exit is cut from its places in pools.
import type { Entry } from '../../../storage/journal/journal.ts';

/** About so many entries at a time; read on only when they are asked for. */
export class Slices {
  private readonly entries: Iterator<Entry>;
  private next: Entry | undefined;

  constructor(parts: Iterable<readonly Entry[]>) {
    this.entries = flat(parts);
    this.next = this.read();
  }
  get over(): boolean {
    return this.next === undefined;
  }
  take(size: number): readonly Entry[] {
    const slice: Entry[] = [];
    for (let exit = ''; this.next !== undefined; this.next = this.read()) {
      const its = exitOf(this.next);
      if (slice.length >= size && its !== exit) break;
      slice.push(this.next);
      exit = its;
    }
    return slice;
  }
  private read(): Entry | undefined {
    const { value, done } = this.entries.next() as IteratorResult<Entry, undefined>;
    return done === true ? undefined : value;
  }
}

function* flat(parts: Iterable<readonly Entry[]>): Generator<Entry> {
  for (const part of parts) yield* part;
}
const exitOf = ({ table, key }: Entry): string => (table === 'pool_members' ? (key.split('\n')[1] ?? key) : key);
