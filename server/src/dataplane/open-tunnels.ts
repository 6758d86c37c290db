// Tunnels that are open: what passed through each is told while it goes on, a share of them at a time. They cost nothing while bytes pass: the counts
// are those of the connections, looked at now and then.

export interface OpenTunnel {
  /** Its place in the list. */
  place: number;
  /** Tells what passed since it was told last. */
  tellPassed(): void;
}

/** All are looked at in so many calls. */
export const shares = 4;

export class OpenTunnels {
  private readonly all: OpenTunnel[] = [];
  /** The next one to look at. */
  private at = 0;

  add(tunnel: OpenTunnel): void {
    tunnel.place = this.all.length;
    this.all.push(tunnel);
  }
  /** The last one takes its place. */
  remove(tunnel: OpenTunnel): void {
    const { all } = this;
    const last = all.pop();
    if (last === undefined || last === tunnel) return;
    all[tunnel.place] = last;
    last.place = tunnel.place;
  }
  look(): void {
    const { all } = this;
    for (let left = Math.ceil(all.length / shares); left > 0; left--) {
      if (this.at >= all.length) this.at = 0;
      all[this.at++]!.tellPassed();
    }
  }
}
