// The live hub: events to everyone who watches, with a bounded memory for those who come back. Ids grow over restarts of the process, so that
// a client of an earlier one is told to begin afresh.
import type { LiveEvent } from '@gyre/shared/contract/live';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { LiveHub } from './running-port.ts';

interface Kept {
  readonly id: number;
  readonly event: LiveEvent;
}
type Receive = (id: number, event: LiveEvent) => void;

/** Events kept for resumption: about a minute of a busy stream. */
const memory = 300;

export interface HubOptions {
  readonly version: string;
  readonly startedAt: number;
  readonly failed: (error: unknown) => void;
}

/** The hub of a control: a watcher that fails is logged. */
export function openHub({ clock, log, version }: { clock: Clock; log: Log; version: string }): Hub {
  const failed = (error: unknown): void => log.error({ error }, 'a watcher failed');
  return new Hub({ version, startedAt: clock.now(), failed });
}

export class Hub implements LiveHub {
  private readonly options: HubOptions;
  private readonly receivers = new Set<Receive>();
  private kept: Kept[] = [];
  private lastId: number;

  constructor(options: HubOptions) {
    this.options = options;
    // Room for a thousand events per ms between two starts.
    this.lastId = options.startedAt * 1000;
  }

  get watchers(): number {
    return this.receivers.size;
  }

  publish(event: LiveEvent): void {
    const id = ++this.lastId;
    this.kept.push({ id, event });
    if (this.kept.length > memory) this.kept.shift();
    for (const receive of this.receivers) this.tell(receive, id, event);
  }

  /** Something happened that nobody watched and nothing was made of: who comes back must begin afresh. */
  skipped(): void {
    this.lastId++;
    this.kept = [];
  }

  subscribe(lastEventId: number | undefined, receive: Receive): () => void {
    const { version, startedAt } = this.options;
    const missed = lastEventId === undefined ? [] : this.since(lastEventId);
    // Its id must not pass over what follows.
    const before = missed === undefined || missed.length === 0 ? this.lastId : missed[0]!.id - 1;
    this.tell(receive, before, { event: 'hello', data: { version, startedAt } });
    if (missed === undefined) this.tell(receive, this.lastId, { event: 'reset', data: {} });
    else for (const { id, event } of missed) this.tell(receive, id, event);
    // A function of its own, so that one who subscribes twice is told twice.
    const own: Receive = (id, event) => receive(id, event);
    this.receivers.add(own);
    return () => this.receivers.delete(own);
  }

  /** Undefined when not everything after `id` is kept. */
  private since(id: number): readonly Kept[] | undefined {
    const oldest = this.kept[0]?.id ?? this.lastId + 1;
    return id > this.lastId || id < oldest - 1 ? undefined : this.kept.filter((it) => it.id > id);
  }

  private tell(receive: Receive, id: number, event: LiveEvent): void {
    try {
      receive(id, event);
    } catch (error) {
      this.options.failed(error);
    }
  }
}
