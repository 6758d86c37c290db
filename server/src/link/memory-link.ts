// A link inside one process, for the role `all` and for tests. Messages arrive later, in order, as they would from another process.
import type { Link } from './link.ts';

class MemoryLink<Out, In> implements Link<Out, In> {
  peer: MemoryLink<In, Out> | undefined;
  private receiver: ((message: In) => void) | undefined;
  private closed: (() => void) | undefined;
  private readonly inbox: In[] = [];
  private waiting: (() => void)[] = [];
  private gone = false;
  private planned = false;

  send(message: Out): boolean {
    if (this.gone || this.peer === undefined) return false;
    this.peer.inbox.push(message);
    this.peer.plan();
    return this.peer.inbox.length < inboxLimit;
  }
  drained(): Promise<void> {
    if (this.gone || this.peer === undefined || this.peer.inbox.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }
  onMessage(receiver: (message: In) => void): void {
    this.receiver = receiver;
    if (this.inbox.length > 0) this.plan();
  }
  onClose(closed: () => void): void {
    this.closed = closed;
  }
  close(): void {
    const { peer } = this;
    this.end();
    if (peer !== undefined) setImmediate(() => peer.end());
  }

  private plan(): void {
    if (this.planned) return;
    this.planned = true;
    setImmediate(() => this.deliver());
  }
  private deliver(): void {
    this.planned = false;
    while (this.receiver !== undefined && this.inbox.length > 0 && !this.gone) this.receiver(this.inbox.shift()!);
    if (this.inbox.length === 0) this.peer?.released();
  }
  private released(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
  private end(): void {
    if (this.gone) return;
    this.deliver();
    this.gone = true;
    this.released();
    this.closed?.();
  }
}

const inboxLimit = 64;

/** Two ends of one link. */
export function memoryLink<A, B>(): readonly [Link<A, B>, Link<B, A>] {
  const one = new MemoryLink<A, B>();
  const other = new MemoryLink<B, A>();
  one.peer = other;
  other.peer = one;
  return [one, other];
}
