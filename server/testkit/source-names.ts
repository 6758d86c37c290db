// Which exit a connection to the target comes from: exits and target are on one machine, so the exit's own port names it. Nothing is added to the
// traffic, which a real exit would not do either.

export class SourceNames {
  private readonly names = new Map<number, string>();

  /** The exit calls this when its connection to the target is open, before it sends anything on it. */
  set(localPort: number, name: string): void {
    this.names.set(localPort, name);
  }
  of(remotePort: number | undefined): string | undefined {
    return remotePort === undefined ? undefined : this.names.get(remotePort);
  }
  forget(localPort: number): void {
    this.names.delete(localPort);
  }
}
