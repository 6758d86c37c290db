// Probing: plans, prober and runs put together for the running half.
import type { Settings } from '@gyre/shared/contract/settings';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { Chance } from '../../base/random.ts';
import { type Access, mayReachAddress } from '../../core/access/rules.ts';
import { openGround } from '../../outbound/open-ground.ts';
import type { Inventory } from '../inventory-port.ts';
import type { Keeper } from './keeper.ts';
import { probeExit } from './probe.ts';
import { ProbePlans } from './probe-plans.ts';
import { ProbeRuns } from './probe-runs.ts';
import { Prober } from './prober.ts';

export interface ProbingOptions {
  readonly inventory: Pick<Inventory, 'exitRecordsOf' | 'gatewayAndPools' | 'probedPools'>;
  readonly keeper: Keeper;
  readonly settings: () => Settings;
  readonly access: () => Access;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  /** An exit that somebody asked about works. */
  readonly worked: (exitId: string) => void;
  readonly runMoved: (runId: string) => void;
}

export class Probing {
  readonly prober: Prober;
  readonly runs: ProbeRuns;
  private readonly plans: ProbePlans;
  private readonly settings: () => Settings;
  private enabled: boolean;

  constructor(options: ProbingOptions) {
    const { inventory, keeper, settings, access, clock, chance, log, worked, runMoved } = options;
    const ground = openGround((address, port) => mayReachAddress(address, port, access()));
    this.settings = settings;
    this.enabled = settings().probe.enabled;
    this.plans = new ProbePlans({ inventory, settings });
    this.prober = new Prober({
      ...{ clock, chance, log, keeper },
      settings: () => settings().probe,
      planOf: (id) => this.plans.of(id),
      gatewayOf: (id) => inventory.gatewayAndPools(id)?.gateway ?? '',
      recordsOf: (ids) => inventory.exitRecordsOf(ids),
      probe: (exit, question) => probeExit(exit, question, ground),
      ended: (id, outcome) => this.runs.ended(id, outcome),
    });
    this.runs = new ProbeRuns({ clock, chance, prober: this.prober, worked, moved: runMoved });
  }

  /** Pools, probe profiles or settings may be other ones. */
  refresh(): void {
    const { enabled } = this.settings().probe;
    const switched = enabled !== this.enabled;
    this.enabled = enabled;
    if (this.plans.refresh() || switched) this.prober.scheduleAll();
  }
  close(): void {
    this.prober.close();
  }
}
