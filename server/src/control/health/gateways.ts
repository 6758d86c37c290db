// Gateways: hosts that many exits share. When one fails it is one event: all of its exits are taken out together, and come back together.
import type { GatewayHealth } from '@gyre/shared/contract/health';
import type { FailureCode, HealthReason, HealthState } from '@gyre/shared/vocabulary';
import type { Clock } from '../../base/clock.ts';
import { turn } from '../../base/turn.ts';
import { gatewayDefaults, type GatewayEvent, GatewayWatch, gatewayReading } from '../../core/health/gateway.ts';
import { failures } from '../../core/model/failure.ts';

/** Exits looked at in one turn of the loop. */
const part = 2_000;
/** A failing gateway that begins to answer: its exits are probed, not more often than this, ms. */
const askAgainMs = 10_000;

export interface GatewaysOptions {
  readonly clock: Clock;
  /** `host:port`; undefined: the exit is gone. */
  readonly gatewayOf: (exitId: string) => string | undefined;
  readonly exitIds: () => Iterable<string>;
  readonly stateOf: (exitId: string) => HealthState | undefined;
  readonly eject: (exitId: string, reason: HealthReason, detail: string) => void;
  readonly probeSoon: (exitIds: readonly string[]) => void;
}

export class Gateways {
  private readonly options: GatewaysOptions;
  private readonly watch = new GatewayWatch(gatewayDefaults);
  private readonly askedAt = new Map<string, number>();
  private readonly stop: () => void;

  constructor(options: GatewaysOptions) {
    this.options = options;
    this.stop = options.clock.every(gatewayDefaults.windowMs, () => this.watch.sweep(options.clock.now()));
  }

  /** What traffic or a probe taught of an exit; null: it worked. */
  note(exit: string, reason: HealthReason | null): void {
    const gateway = this.options.gatewayOf(exit);
    // Exits that leave directly have none.
    if (gateway === undefined || gateway.startsWith(':')) return;
    const failure = reason !== null && reason in failures ? (reason as FailureCode) : null;
    const now = this.options.clock.now();
    const event = this.watch.note({ gateway, exit, failure }, now);
    if (event !== undefined) return this.happened(event);
    if (this.watch.isFailing(gateway) && gatewayReading(failure) === 'up') this.ask(gateway, now);
  }
  close(): void {
    this.stop();
  }

  get failing(): ReadonlyMap<string, { readonly since: number; readonly reason: FailureCode }> {
    return this.watch.failing;
  }
  /** Those that fail, and those that several exits share: failing ones first, then by exits. */
  async all(): Promise<GatewayHealth[]> {
    const counts = new Map<string, { exits: number; ejected: number }>();
    await this.eachExit((id, gateway) => {
      let count = counts.get(gateway);
      if (count === undefined) counts.set(gateway, (count = { exits: 0, ejected: 0 }));
      count.exits++;
      if (this.options.stateOf(id) === 'ejected') count.ejected++;
    });
    const rows: GatewayHealth[] = [];
    for (const [gateway, { exits, ejected }] of counts) {
      const failing = this.failing.get(gateway);
      if (exits < 2 && failing === undefined) continue;
      const { since: sinceAt = null, reason = null } = failing ?? {};
      rows.push({ gateway, exits, ejected, failing: failing !== undefined, sinceAt, reason });
    }
    return rows.sort(
      (a, b) => Number(b.failing) - Number(a.failing) || b.exits - a.exits || (a.gateway < b.gateway ? -1 : 1),
    );
  }

  private happened(event: GatewayEvent): void {
    const { gateway, kind, reason, heard, down } = event;
    if (kind === 'recovered') {
      this.askedAt.delete(gateway);
      return void this.probeEjected(gateway);
    }
    const detail = `its gateway ${gateway} fails: ${down} of the ${heard} exits heard of lately are down`;
    void this.eachExit((id, of) => {
      // It may have recovered while its many exits are gone through.
      if (of === gateway && this.watch.isFailing(gateway)) this.options.eject(id, reason!, detail);
    });
  }
  private ask(gateway: string, now: number): void {
    if (now - (this.askedAt.get(gateway) ?? -Infinity) < askAgainMs) return;
    this.askedAt.set(gateway, now);
    void this.probeEjected(gateway);
  }
  private async probeEjected(gateway: string): Promise<void> {
    const ids: string[] = [];
    await this.eachExit((id, of) => {
      if (of === gateway && this.options.stateOf(id) === 'ejected') ids.push(id);
    });
    this.options.probeSoon(ids);
  }
  private async eachExit(visit: (exitId: string, gateway: string) => void): Promise<void> {
    let seen = 0;
    for (const id of [...this.options.exitIds()]) {
      const gateway = this.options.gatewayOf(id);
      if (gateway !== undefined && !gateway.startsWith(':')) visit(id, gateway);
      if (++seen % part === 0) await turn();
    }
  }
}
