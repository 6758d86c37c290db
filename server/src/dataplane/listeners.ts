// The listeners of a worker follow the snapshot: opened, closed, or given their new record. What cannot be bound is tried again.
import type { ListenerRecord } from '../core/snapshot/records.ts';
import type { ListenerState } from '../link/messages.ts';
import { bind } from '../net/listener.ts';
import { acceptor } from './inbound/accept.ts';
import type { Door } from './inbound/door.ts';
import type { House } from './house.ts';

interface Open {
  readonly door: Door;
  /** Stops to accept; undefined = it does not listen. */
  close: (() => void) | undefined;
  problem: string | null;
  closed: boolean;
}
/** Time before an address that could not be had is tried again, ms. */
const retryMs = 1_000;

export class Listeners {
  private readonly open = new Map<string, Open>();
  private readonly house: House;
  private told: string = '';
  private readonly changed: (states: readonly ListenerState[]) => void;
  private stopped = false;

  constructor(house: House, changed: (states: readonly ListenerState[]) => void) {
    this.house = house;
    this.changed = changed;
  }

  /** Opens, closes and changes listeners so that they are those of `records`. */
  follow(records: readonly ListenerRecord[]): void {
    if (this.stopped) return;
    const wanted = new Map(records.map((r) => [r.id, r]));
    for (const [id, it] of this.open) {
      const record = wanted.get(id);
      if (record !== undefined && record.host === it.door.listener.host && record.port === it.door.listener.port)
        it.door.listener = record;
      else this.shut(id, it);
    }
    for (const record of records) if (!this.open.has(record.id)) this.start(record);
    this.tell();
  }

  /** Stops to accept; connections stay. */
  stop(): void {
    this.stopped = true;
    for (const [id, it] of this.open) this.shut(id, it);
  }

  states(): readonly ListenerState[] {
    return [...this.open.values()].map((it) => ({
      id: it.door.listener.id,
      bound: it.close !== undefined,
      problem: it.problem,
      openConnections: it.door.openConnections,
    }));
  }

  /** Tells control how many connections each listener has, if that changed. */
  tellIfMoved(): void {
    if (this.counts() !== this.told) this.tell();
  }

  private start(record: ListenerRecord): void {
    const it: Open = {
      door: { house: this.house, listener: record, openConnections: 0 },
      close: undefined,
      problem: null,
      closed: false,
    };
    this.open.set(record.id, it);
    void this.bind(it);
  }

  private async bind(it: Open): Promise<void> {
    const bound = await bind(it.door.listener, acceptor(it.door), this.house.ground.wires);
    if (it.closed) {
      if (bound.ok) bound.close();
      return;
    }
    if (bound.ok) it.close = bound.close;
    else setTimeout(() => void (it.closed || this.bind(it)), retryMs).unref();
    it.problem = bound.ok ? null : bound.problem;
    this.tell();
  }

  private shut(id: string, it: Open): void {
    it.closed = true;
    it.close?.();
    this.open.delete(id);
  }
  private counts(): string {
    return [...this.open.values()].map((it) => it.door.openConnections).join();
  }
  private tell(): void {
    this.told = this.counts();
    this.changed(this.states());
  }
}
