// Finds a recent request by its id: the worker that made it is asked, because only it remembers.
import type { Clock } from '../../base/clock.ts';
import type { Link } from '../../link/link.ts';
import type { FoundRequest, ToControl, ToWorker } from '../../link/messages.ts';
import { workerOf } from '../../link/request-ids.ts';

type WorkerLink = Link<ToWorker, ToControl>;
/** Time a worker has to answer, ms: a busy loop answers late. */
const patienceMs = 2_000;
/** Questions under way; past them nothing is found. */
const mostAsked = 1_000;

export class RequestFinder {
  private readonly clock: Clock;
  private readonly links = new Map<number, WorkerLink>();
  private readonly asked = new Map<number, (found: FoundRequest | undefined) => void>();
  private lastAsk = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  joined(worker: number, link: WorkerLink): void {
    this.links.set(worker, link);
  }
  left(worker: number, link: WorkerLink): void {
    if (this.links.get(worker) === link) this.links.delete(worker);
  }

  /** undefined: no worker has made it, or it is too long ago. */
  find(id: string): Promise<FoundRequest | undefined> {
    const link = this.links.get(workerOf(id));
    if (link === undefined || this.asked.size >= mostAsked) return Promise.resolve(undefined);
    const ask = ++this.lastAsk;
    return new Promise((resolve) => {
      const cancel = this.clock.after(patienceMs, () => this.answered(ask, undefined));
      this.asked.set(ask, (found) => {
        cancel();
        resolve(found);
      });
      link.send({ type: 'find-request', ask, id });
    });
  }
  answered(ask: number, found: FoundRequest | undefined): void {
    const resolve = this.asked.get(ask);
    this.asked.delete(ask);
    resolve?.(found);
  }
}
