// What the keeper of health is given: the time, what ejects and for how long, and those it tells.
import type { HealthReason } from '@gyre/shared/vocabulary';
import type { Clock } from '../../base/clock.ts';
import type { HealthPolicy } from '../../core/health/machine.ts';
import type { HealthChange } from '../../core/snapshot/records.ts';
import type { Happened } from './history.ts';

export interface KeeperOptions {
  readonly clock: Clock;
  readonly policy: () => HealthPolicy;
  /** For the workers. */
  readonly changed: (changes: readonly HealthChange[]) => void;
  /** For those who watch. */
  readonly moved: (exitId: string) => void;
  /** The exit is new, gone, or its state or admin state is another one: when it is probed next may have to be. */
  readonly reschedule: (exitId: string) => void;
  /** How long an exit whose ejection is over waits for a probe that passes before traffic tries it, ms; 0 or absent: exits are not probed. */
  readonly awaitProbeMs?: () => number;
  /** How long exits that return start slowly, ms; absent: not at all. */
  readonly slowStartMs?: () => number;
  /** An exit came into another state. */
  readonly happened?: (event: Happened) => void;
  /** An attempt or a probe: null when it worked. */
  readonly heard?: (exitId: string, failure: HealthReason | null) => void;
}
