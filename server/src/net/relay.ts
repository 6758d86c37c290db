// The native relay, where it was built: carries tunnels outside of Node, on a thread of its own. Without it every tunnel stays in its pump.
/** Who a tunnel in the relay belongs to. */
export interface Relayed {
  /** Bytes passed, both ways together, since it was told last; and bytes read from each since it was taken. */
  passed(bytes: number, firstBytes: number, secondBytes: number): void;
  /** Told once: both connections are closed. Bytes read from each since it was taken, and those of both that `passed` was not told. */
  relayed(firstBytes: number, secondBytes: number, untold: number): void;
}

/** What server/native/relay-addon.c gives. */
interface Addon {
  take(first: number, second: number): number;
  cut(slot: number, side: number): void;
  finish(slot: number): void;
  pause(slot: number): void;
  resume(slot: number): void;
  passed(numbers: Float64Array, afresh: boolean): number;
  reap(numbers: Float64Array): number;
}
export interface RelayFile {
  openRelay(ended: () => void): Addon | undefined;
}

/** What one call tells of. */
const atOnce = 64;
const numbersEach = 4;
/** How often it is looked what passed, ms: proxy users' use of their caps is told so often. */
const lookMs = 100;

export class Relay {
  private readonly addon: Addon;
  private readonly tunnels: (Relayed | undefined)[] = [];
  private readonly numbers = new Float64Array(atOnce * numbersEach);
  private count = 0;
  private timer: NodeJS.Timeout | undefined;

  /** @throws Error when there is no thread for it. */
  constructor(file: RelayFile) {
    const addon = file.openRelay(() => this.reap());
    if (addon === undefined) throw new Error('its thread cannot be started');
    this.addon = addon;
  }

  /** Carries two connections from now on, by copies of their descriptors. A slot that names them until `relayed`; −1 = nothing was taken. */
  take(first: number, second: number, tunnel: Relayed): number {
    const slot = this.addon.take(first, second);
    if (slot < 0) return slot;
    this.tunnels[slot] = tunnel;
    this.count++;
    this.timer ??= setInterval(() => this.look(), lookMs).unref();
    return slot;
  }
  /** Closes one side (0, 1) at once, and the other after what waits for it. */
  cut(slot: number, side: 0 | 1): void {
    this.addon.cut(slot, side);
  }
  /** Closes both after what waits for them. */
  finish(slot: number): void {
    this.addon.finish(slot);
  }
  /** Reads nothing more, until it is resumed. */
  pause(slot: number): void {
    this.addon.pause(slot);
  }
  resume(slot: number): void {
    this.addon.resume(slot);
  }

  private look(): void {
    const { addon, numbers, tunnels } = this;
    let count = addon.passed(numbers, true);
    for (;;) {
      for (let at = 0; at < count * numbersEach; at += numbersEach)
        tunnels[numbers[at]!]!.passed(numbers[at + 3]!, numbers[at + 1]!, numbers[at + 2]!);
      if (count < atOnce) return;
      count = addon.passed(numbers, false);
    }
  }
  private reap(): void {
    const { addon, numbers, tunnels } = this;
    let count: number;
    do {
      count = addon.reap(numbers);
      for (let at = 0; at < count * numbersEach; at += numbersEach) {
        const slot = numbers[at]!;
        const tunnel = tunnels[slot]!;
        tunnels[slot] = undefined;
        this.count--;
        tunnel.relayed(numbers[at + 1]!, numbers[at + 2]!, numbers[at + 3]!);
      }
    } while (count === atOnce);
    if (this.count > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
