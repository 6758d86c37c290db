// Names → addresses, remembered for a short time and asked once at a time: a gateway with a thousand accounts is one question.
import { type LookupAddress, lookup } from 'node:dns';

export type Resolved =
  | { readonly ok: true; readonly addresses: readonly LookupAddress[] }
  | { readonly ok: false; readonly error: NodeJS.ErrnoException };
type Lookup = (host: string, done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void) => void;

const systemLookup: Lookup = (host, done) => lookup(host, { all: true, verbatim: true }, done);

/** How long an answer and a refusal are kept, ms; and how many names. */
const keepMs = 30_000;
const keepFailedMs = 2_000;
const maxNames = 10_000;

interface Known {
  readonly resolved: Resolved;
  readonly untilAt: number;
}

export class Resolver {
  private readonly known = new Map<string, Known>();
  private readonly waiting = new Map<string, ((resolved: Resolved) => void)[]>();
  private readonly now: () => number;
  private readonly ask: Lookup;

  constructor(now: () => number, ask: Lookup = systemLookup) {
    this.now = now;
    this.ask = ask;
  }

  /** Calls `done` at once when the answer is known, else when it is. */
  resolve(host: string, done: (resolved: Resolved) => void): void {
    const known = this.known.get(host);
    if (known !== undefined && known.untilAt > this.now()) return done(known.resolved);
    const queue = this.waiting.get(host);
    if (queue !== undefined) {
      queue.push(done);
      return;
    }
    this.waiting.set(host, [done]);
    this.ask(host, (error, addresses) =>
      this.answer(host, error === null ? { ok: true, addresses } : { ok: false, error }),
    );
  }

  private answer(host: string, resolved: Resolved): void {
    if (this.known.size >= maxNames) this.known.delete(this.known.keys().next().value!);
    this.known.set(host, { resolved, untilAt: this.now() + (resolved.ok ? keepMs : keepFailedMs) });
    const queue = this.waiting.get(host) ?? [];
    this.waiting.delete(host);
    for (const done of queue) done(resolved);
  }
}
