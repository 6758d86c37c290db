// Watching: what belongs to the health of exits besides the keeper: its history, comparison with peers, gateways, what pools make of it, and the
// live event of all that. Built by running-half.ts.
import type { GatewayHealth, PoolHealth } from '@gyre/shared/contract/health';
import type { Settings } from '@gyre/shared/contract/settings';
import type { Clock } from '../../base/clock.ts';
import type { PoolRecord } from '../../core/snapshot/records.ts';
import type { TrafficReport } from '../../link/messages.ts';
import type { Inventory } from '../inventory-port.ts';
import type { LiveHub, SiteBansView, VitalsView } from '../running-port.ts';
import { Gateways } from './gateways.ts';
import { HealthHistory } from './history.ts';
import type { KeeperOptions } from './keeper-options.ts';
import type { Keeper } from './keeper.ts';
import { Peers } from './peers.ts';
import { PoolsHealth } from './pool-health.ts';

/** Time between two live events, ms. */
export const tellMs = 1_000;
const mostCountries = 50;

export interface WatchingOptions {
  readonly clock: Clock;
  readonly hub: LiveHub;
  readonly inventory: Pick<Inventory, 'lastHealthEvent' | 'labelOf' | 'gatewayAndPools'>;
  readonly settings: () => Settings;
  readonly pools: () => readonly PoolRecord[];
  readonly probeSoon: (exitIds: readonly string[]) => void;
  readonly slowAt: SiteBansView['slowAt'];
  /** An exit that worked was taken out. */
  readonly ejected: () => void;
}

const none: Gateways['failing'] = new Map();

export class Watching implements VitalsView {
  readonly history: HealthHistory;
  readonly poolsHealth = new PoolsHealth();
  /** What the keeper tells. */
  readonly ears: Pick<KeeperOptions, 'happened' | 'heard' | 'slowStartMs'>;
  private readonly options: WatchingOptions;
  private keeper!: Keeper;
  private peers: Peers | undefined;
  private gateways_: Gateways | undefined;
  private readonly stop: () => void;

  constructor(options: WatchingOptions) {
    this.options = options;
    this.history = new HealthHistory(options.inventory.lastHealthEvent());
    this.ears = {
      happened: (event) => {
        this.history.add(event);
        if (event.to === 'ejected' && event.from !== 'probation') options.ejected();
      },
      heard: (exitId, failure) => this.gateways_?.note(exitId, failure),
      slowStartMs: () => options.settings().health.slowStartMs,
    };
    this.stop = options.clock.every(tellMs, () => this.tell());
  }

  /** Once the keeper is there. */
  begin(keeper: Keeper): void {
    const { clock, inventory, settings, pools, probeSoon, slowAt } = this.options;
    this.keeper = keeper;
    this.gateways_ = new Gateways({
      ...{ clock, probeSoon, exitIds: () => keeper.exitIds, stateOf: (id) => keeper.stateOf(id) },
      gatewayOf: (id) => inventory.gatewayAndPools(id)?.gateway,
      eject: (id, reason, detail) => keeper.outlier(id, reason, 'gateway', detail),
    });
    this.peers = new Peers({
      ...{ clock, pools, settings: () => settings().health },
      poolsOf: (id) => inventory.gatewayAndPools(id)?.pools,
      isOut: (id) => keeper.stateOf(id) === 'ejected',
      countOf: (poolId) => this.poolsHealth.countOf(poolId),
      eject: (id, reason, detail) => keeper.outlier(id, reason, 'peers', detail),
      slowAt: (id, site, reason) => void slowAt(id, site, reason),
    });
  }

  reported(worker: number, { exits, sites, pools }: TrafficReport): void {
    this.peers?.take(exits, sites);
    this.poolsHealth.take(worker, pools, this.options.clock.now());
  }
  workerGone(worker: number): void {
    this.poolsHealth.gone(worker, this.options.clock.now());
  }
  poolsChanged(): void {
    this.poolsHealth.keepOnly(new Set(this.options.pools().map((it) => it.id)));
  }
  close(): void {
    this.stop();
    this.peers?.close();
    this.gateways_?.close();
  }

  unstored(...of: Parameters<VitalsView['unstored']>): ReturnType<VitalsView['unstored']> {
    return this.history.unstored(...of);
  }
  pools(): PoolHealth[] {
    return this.poolsHealth.all(this.options.pools());
  }
  async gateways(): Promise<GatewayHealth[]> {
    return (await this.gateways_?.all()) ?? [];
  }
  get gatewaysFailing(): number {
    return this.failing.size;
  }
  get failing(): Gateways['failing'] {
    return this.gateways_?.failing ?? none;
  }
  countries(): ReturnType<VitalsView['countries']> {
    return this.keeper.tally.ejectedByCountry(mostCountries);
  }
  reasons(): ReturnType<VitalsView['reasons']> {
    return this.keeper.tally.ejectedReasons();
  }

  /** At most once a second, and only what happened. */
  private tell(): void {
    const { hub, inventory, pools } = this.options;
    const { events, more } = this.history.takeUntold((id) => inventory.labelOf(id));
    const moved = this.poolsHealth.takeMoved();
    if (events.length === 0 && moved.size === 0) return;
    if (hub.watchers === 0) return hub.skipped();
    const told = pools().filter((it) => moved.has(it.id));
    hub.publish({ event: 'health', data: { events, more, pools: told.map((it) => this.poolsHealth.of(it)) } });
  }
}
