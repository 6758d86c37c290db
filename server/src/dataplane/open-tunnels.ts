// Tunnels that are open: what passed through each is told while it goes on, a share of them at a time. They cost nothing while bytes pass: the counts
// are those of the connections, looked at now and then.

import { type Placed, PlacedList } from '../base/placed-list.ts';

export interface OpenTunnel extends Placed {
  /** Tells what passed since it was told last. */
  tellPassed(): void;
}

/** All are looked at in so many calls. */
export const shares = 4;

export class OpenTunnels extends PlacedList<OpenTunnel> {
  /** The next one to look at. */
  private at = 0;

  look(): void {
    const { all } = this;
    for (let left = Math.ceil(all.length / shares); left > 0; left--) {
      if (this.at >= all.length) this.at = 0;
      all[this.at++]!.tellPassed();
    }
  }
}
