// Admission: whether another client connection may come in, in all and per client address; and which are in.
import { PlacedList } from '../base/placed-list.ts';
import type { SettingsRecord } from '../core/snapshot/records.ts';
import type { Connection } from '../net/connection.ts';

export class Admission {
  /** Most connections whatever the settings say: what this process has descriptors for. */
  private readonly most: number;
  private readonly full: (inside: number) => void;
  private readonly mostAway: number;
  private away = 0;
  private readonly perClient = new Map<string, number>();
  private readonly list = new PlacedList<Connection>();

  /** `full` is told each time somebody is turned away because nobody more fits in; `mostAway` of those may stay until they have heard so. */
  constructor(most = Infinity, full: (inside: number) => void = () => {}, mostAway = Infinity) {
    this.most = most;
    this.full = full;
    this.mostAway = mostAway;
  }

  /** Lets the connection in and returns true, or returns false. Each true is followed by one `leave`. */
  enter(connection: Connection, limits: SettingsRecord): boolean {
    if (this.inside.length >= limits.maxConnections || this.inside.length >= this.most) {
      this.full(this.inside.length);
      return false;
    }
    // Asking the kernel for an address costs a system call: only where the limit could ever be met.
    if (limits.maxConnectionsPerClient < limits.maxConnections && !this.count(connection, limits)) return false;
    this.list.add(connection);
    return true;
  }

  /** Who was turned away: true = it may stay until it has heard so, false = too many others do. */
  seeOff(connection: Connection): boolean {
    if (this.away >= this.mostAway) return false;
    this.away++;
    connection.whenGone = this.heard;
    return true;
  }
  private readonly heard = (): void => {
    this.away--;
  };

  leave(connection: Connection): void {
    this.list.remove(connection);
    if (connection.address === '') return;
    const here = this.perClient.get(connection.address)! - 1;
    if (here === 0) this.perClient.delete(connection.address);
    else this.perClient.set(connection.address, here);
  }

  private count(connection: Connection, limits: SettingsRecord): boolean {
    const address = connection.socket.remoteAddress ?? 'gone';
    const here = this.perClient.get(address) ?? 0;
    if (here >= limits.maxConnectionsPerClient) return false;
    connection.address = address;
    this.perClient.set(address, here + 1);
    return true;
  }

  /** Connections that are in. */
  get inside(): readonly Connection[] {
    return this.list.all;
  }
  get openConnections(): number {
    return this.inside.length;
  }
}
