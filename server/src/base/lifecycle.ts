// Lifecycle: what was opened is closed in reverse order, once, each closer given its chance even when another one fails.

type Closer = () => void | Promise<void>;

export class Lifecycle {
  private readonly closers: Closer[] = [];
  private readonly controller = new AbortController();
  private closing: Promise<void> | undefined;

  /** Aborted when closing begins. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Remembers how to close what was just opened. */
  onClose(closer: Closer): void {
    this.closers.push(closer);
  }

  /**
   * Closes everything, the newest first. A second call waits for the first.
   * @throws AggregateError with what the closers threw, after all have run.
   */
  close(): Promise<void> {
    this.closing ??= this.run();
    return this.closing;
  }

  private async run(): Promise<void> {
    this.controller.abort();
    const errors: unknown[] = [];
    for (let closer = this.closers.pop(); closer !== undefined; closer = this.closers.pop()) {
      try {
        await closer();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, 'closing failed');
  }
}
