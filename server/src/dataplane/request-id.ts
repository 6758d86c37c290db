// Request ids: made only when somebody will see them; unique over workers and restarts, sorted by time. An id names its worker, and the exit and
// target of what it names are remembered for a while, so that a client can say later what the answer was worth.
import { randomBytes } from 'node:crypto';
import { makeId } from '@gyre/shared/ids';
import { numberOfId, tailLength, tailOf, workerText } from '../link/request-ids.ts';
import type { FoundRequest } from '../link/messages.ts';
import type { RequestIdMaker, RequestState } from './request.ts';
import { lastingHostOf } from './sites.ts';

/** Requests that are remembered; a power of two. */
const remembered = 65_536;

export class RequestIds implements RequestIdMaker {
  private readonly worker: string;
  /** Time and chance of this process, and the worker; a number follows. */
  private prefix = '';
  private prefixAt = 0;
  private counter = 0;
  // What is remembered, in the place of its number. Strings that are there anyway: nothing is made for it, and no head stays in memory.
  private readonly ids: string[] = new Array<string>(remembered).fill('');
  private readonly exits: string[] = new Array<string>(remembered).fill('');
  private readonly hosts: string[] = new Array<string>(remembered).fill('');
  private readonly users: string[] = new Array<string>(remembered).fill('');

  /** `worker`: 1 … 1 023. */
  constructor(worker: number) {
    this.worker = workerText(worker);
  }

  /** The id of a request; the same one each time it is asked for. A request without attempts gets a new one. */
  of(request: RequestState | undefined): string {
    if (request === undefined) return this.fresh();
    if (request.id !== '') return request.id;
    request.id = this.fresh();
    this.remember(request);
    return request.id;
  }

  /** The request with this id; undefined when it was no request of this worker, met no exit, or is too long ago. */
  find(id: string): FoundRequest | undefined {
    const place = numberOfId(id) & (remembered - 1);
    if (id === '' || this.ids[place] !== id) return undefined;
    return { exitId: this.exits[place]!, host: this.hosts[place]!, user: this.users[place]! };
  }

  private remember({ id, entry, ask }: RequestState): void {
    if (entry === undefined) return;
    const place = this.counter & (remembered - 1);
    this.ids[place] = id;
    this.exits[place] = entry.exit.id;
    this.hosts[place] = lastingHostOf(ask.target.host);
    this.users[place] = ask.caller.user?.id ?? '';
  }
  private fresh(): string {
    const now = Date.now();
    if (now - this.prefixAt > 1000) {
      this.prefix = makeId('req', now, randomBytes(16)).slice(0, -tailLength - this.worker.length) + this.worker;
      this.prefixAt = now;
    }
    this.counter = (this.counter + 1) & 0x3fffffff;
    return this.prefix + tailOf(this.counter);
  }
}
