// A clock that is read once for all that one event brings about: a request asks for the time a dozen times while it moves one step, and nothing of
// that is long. Outside of an event it is read each time.

export class EventClock {
  /** −1: no event is under way. */
  private held = -1;

  /** Monotonic ms; in an event, of its beginning. */
  readonly now = (): number => (this.held < 0 ? performance.now() : this.held);

  /** An event begins, also in the place of one before. */
  begin(): void {
    this.held = performance.now();
  }
  /** The event is over. */
  end(): void {
    this.held = -1;
  }
}
