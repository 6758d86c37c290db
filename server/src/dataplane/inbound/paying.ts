// An exchange pays for its bytes while they pass: as many as will be counted in the end, charged to the allowance of its proxy user.
import type { Allowance, AllowanceWaiter } from '../../core/limits/allowance.ts';
import type { Failure } from '../../core/model/failure.ts';
import type { OpenExchange } from '../../outbound/exchange-terms.ts';
import type { House } from '../house.ts';
import type { Ask } from '../request.ts';

export class Paying {
  /** undefined: nobody pays. */
  private readonly allowance: Allowance | undefined;
  private paid = 0;
  protected waits = false;
  /** The one that has a connection: it carries the request. */
  protected exchange: OpenExchange | undefined;

  constructor({ allowances }: House, { caller: { user } }: Ask) {
    this.allowance = user === undefined ? undefined : allowances.of(user);
  }

  /** Charges what came since the last time: `bytes` passed so far, both ways. False: nothing more may pass for now. */
  protected pay(bytes: number): boolean {
    if (this.allowance === undefined) return true;
    const due = bytes - this.paid;
    this.paid = bytes;
    return this.allowance.charge(due);
  }
  /** Stands still until control says more, or is over at once. */
  protected standStill({ allowances }: House, waiter: AllowanceWaiter): void {
    if (this.waits) return;
    this.waits = allowances.mayWait(this.allowance!, waiter);
    // Not on the stack of a chunk that may be the last one.
    if (!this.waits) setImmediate(() => waiter.stop());
  }
  goOn(): void {
    this.waits = false;
    this.exchange?.resume();
  }
  protected cut({ allowances }: House): Failure {
    return allowances.cut(this.allowance!);
  }
}
