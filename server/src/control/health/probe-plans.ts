// Which plan an exit is probed by: that of the first of its pools, by name, that names a profile; else the settings. Found once for each set of
// pools, because a hundred thousand exits share a few.
import type { Settings } from '@gyre/shared/contract/settings';
import { type Access, compileAccess } from '../../core/access/rules.ts';
import type { Inventory } from '../inventory-port.ts';
import { planOfProfile, planOfSettings, type ProbePlan } from './probe-plan.ts';

export interface ProbePlansOptions {
  readonly inventory: Pick<Inventory, 'probedPools' | 'gatewayAndPools'>;
  readonly settings: () => Settings;
}
interface PlannedPool {
  readonly poolId: string;
  readonly everything: boolean;
  readonly plan: ProbePlan;
}

export class ProbePlans {
  private readonly options: ProbePlansOptions;
  /** By name. */
  private pools: readonly PlannedPool[] = [];
  private usual: ProbePlan;
  /** By the very list of pools: exits in the same pools share one. */
  private known = new WeakMap<readonly string[], ProbePlan>();
  private before = '';

  constructor(options: ProbePlansOptions) {
    this.options = options;
    this.usual = this.read();
  }

  /** Pools, profiles or settings may be other ones. True when some exit may be probed otherwise. */
  refresh(): boolean {
    const { before } = this;
    this.usual = this.read();
    return before !== this.before;
  }
  of(exitId: string): ProbePlan {
    if (this.pools.length === 0) return this.usual;
    const lists = this.options.inventory.gatewayAndPools(exitId)?.pools;
    if (lists === undefined) return this.usual;
    let plan = this.known.get(lists);
    if (plan === undefined) this.known.set(lists, (plan = this.planFor(lists)));
    return plan;
  }

  private planFor(pools: readonly string[]): ProbePlan {
    return this.pools.find((it) => it.everything || pools.includes(it.poolId))?.plan ?? this.usual;
  }
  private read(): ProbePlan {
    const { inventory, settings } = this.options;
    const now = settings();
    const access: Access = compileAccess(now);
    const pools = inventory.probedPools();
    this.pools = pools.map(({ poolId, everything, profile }) => {
      return { poolId, everything, plan: planOfProfile(profile, access) };
    });
    this.known = new WeakMap();
    this.before = JSON.stringify([pools, now.probe, now.allowPrivateTargets, now.refusedPorts]);
    return planOfSettings(now.probe, access);
  }
}
