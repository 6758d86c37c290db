// A cap that is nearly or wholly spent, and the sentence about it.
import type { CapKind } from '../../core/limits/period.ts';

export interface NearCap {
  /** Id of the proxy user. */
  readonly user: string;
  readonly name: string;
  readonly kind: CapKind;
  readonly capText: string;
  readonly percent: number;
}

/** The same while it lasts: alerts keep the sentence they began with. */
export function nearText({ name, kind, capText, percent }: NearCap): string {
  return percent >= 100
    ? `Proxy user ${name} has spent its cap of ${capText} per ${kind}; its requests are refused.`
    : `Proxy user ${name} has used more than 80 % of its cap of ${capText} per ${kind}.`;
}
