// What a request asks the rules: everything a rule may look at, and nothing else.
import type { RequestKind } from '@gyre/shared/vocabulary';
import type { Wishes } from '@gyre/shared/wishes/wishes';

export interface RuleAsk {
  /** Canonical, as in core/model/target.ts; a dot at its end is ignored. */
  readonly host: string;
  readonly port: number;
  readonly kind: RequestKind;
  /** Of plain HTTP requests; '' for tunnels. */
  readonly method: string;
  /** Name of the proxy user, or `anonymous`. */
  readonly proxyUser: string;
  readonly listenerId: string;
  readonly wishes: Wishes;
  /** Id of the pool that was wished for by name; undefined when none was. */
  readonly wishedPoolId: string | undefined;
  /** Epoch ms. */
  readonly nowMs: number;
}

/** What clients without credentials are called in rules. */
export const anonymous = 'anonymous';
