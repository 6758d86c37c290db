// A tunnel to a site that has rules for tunnels: the pump as usual, with an eye on the first bytes down and on who closes first.
import { TlsAlertReader } from '../../codec/tls-alert.ts';
import type { SiteRules } from '../../core/bans/rules.ts';
import type { Sighting } from '../../core/bans/sighting.ts';
import type { ExitEntry } from '../../core/snapshot/exit-entry.ts';
import type { Connection } from '../../net/connection.ts';
import { Pump, type PumpOptions } from '../../net/pump.ts';
import type { House } from '../house.ts';
import type { RequestState } from '../request.ts';
import { siteNameOf } from '../sites.ts';

/** What a tunnel is watched with. */
export interface TunnelEye {
  readonly house: House;
  readonly rules: SiteRules;
  readonly site: string;
  readonly entry: ExitEntry;
  /** How long the way took to open. */
  readonly connectMs: number;
}

/** undefined where nothing that can be seen of a tunnel is judged. */
export function tunnelEye(house: House, { ask, entry, answeredMs }: RequestState): TunnelEye | undefined {
  const rules = house.snapshot().siteBanRules;
  if (rules === undefined) return undefined;
  const site = siteNameOf(ask.target.host);
  const here = rules.at(site);
  return here?.wantsTunnels === true ? { house, rules: here, site, entry: entry!, connectMs: answeredMs } : undefined;
}

export class WatchedPump extends Pump implements Sighting {
  readonly site: string;
  readonly kind = 'tunnel';
  readonly connectMs: number;
  firstByteMs: number | undefined;
  bytesDown: number | undefined;
  closedAfterMs: number | undefined;
  private readonly client: Connection;
  private readonly exit: Connection;
  private readonly eye: TunnelEye;
  private readonly downBefore: number;
  private readonly alert = new TlsAlertReader();
  /** Monotonic ms of the first byte up; −1 = none yet. */
  private upAt = -1;
  private over = false;

  constructor(client: Connection, exit: Connection, options: PumpOptions, eye: TunnelEye) {
    super(client, exit, options);
    this.client = client;
    this.exit = exit;
    this.eye = eye;
    this.site = eye.site;
    this.connectMs = Math.round(eye.connectMs);
    this.downBefore = options.downStart;
  }

  get tlsAlert(): number | undefined {
    return this.alert.description;
  }

  override onBytes(from: Connection, chunk: Buffer): void {
    if (!this.over) this.look(from, chunk);
    super.onBytes(from, chunk);
  }
  override onEnd(from: Connection): void {
    this.ended(from);
    super.onEnd(from);
  }
  override onClose(gone: Connection, error: NodeJS.ErrnoException | undefined): void {
    this.ended(gone);
    super.onClose(gone, error);
  }

  private look(from: Connection, chunk: Buffer): void {
    if (from === this.client) {
      if (this.upAt < 0) this.upAt = this.eye.house.ground.now();
      return;
    }
    const first = this.firstByteMs === undefined && this.upAt >= 0;
    if (first) this.firstByteMs = this.sinceUp();
    const known = this.alert.description;
    if (!this.alert.done) this.alert.take(chunk);
    if (first || this.alert.description !== known) this.judge();
  }
  /** What a client did not wait for says nothing: size and close count when the target closes first. */
  private ended(from: Connection): void {
    if (this.over) return;
    if (from === this.exit && !this.client.ended && !this.client.closed && this.upAt >= 0) {
      this.closedAfterMs = this.sinceUp();
      this.bytesDown = this.exit.socket.bytesRead - this.downBefore;
      this.judge();
    }
    this.over = true;
  }
  private sinceUp(): number {
    return Math.round(this.eye.house.ground.now() - this.upAt);
  }
  private judge(): void {
    const { rules, house, entry, site } = this.eye;
    const verdict = rules.judge(this);
    if (verdict === undefined) return;
    this.over = true;
    house.bans.blocked(entry, site, verdict);
  }
}
