// An exchange pays for its bytes while they pass: as many as will be counted in the end, charged to the allowance of its proxy user.
import type { Allowance } from '../../core/limits/allowance.ts';
import type { Failure } from '../../core/model/failure.ts';
import type { House } from '../house.ts';
import type { Ask } from '../request.ts';

export class Paying {
  /** undefined: nobody pays. */
  private readonly allowance: Allowance | undefined;
  private paid = 0;

  constructor({ allowances }: House, { caller: { user } }: Ask) {
    this.allowance = user === undefined ? undefined : allowances.of(user);
  }

  /** Nothing more may pass. */
  protected get isSpent(): boolean {
    return this.allowance?.open === false;
  }
  /** Charges what came since the last time: `bytes` passed so far, both ways. */
  protected pay(bytes: number): void {
    this.allowance?.charge(bytes - this.paid);
    this.paid = bytes;
  }
  protected cut({ allowances }: House): Failure {
    return allowances.cut(this.allowance!);
  }
}
