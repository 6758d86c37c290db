// A line: what a connection needs of the socket below it. Node's own sockets are lines, and so are wires (wire.ts), which do the same with less.
export interface Line {
  /** The peer's address; undefined once it is gone. */
  readonly remoteAddress?: string | undefined;
  /** It is closed, or being closed: nothing more can be read or written. */
  readonly destroyed: boolean;
  /** Nothing more may be written. */
  readonly writableEnded: boolean;
  /** Bytes that were written and are not in the kernel yet. */
  readonly writableLength: number;
  readonly bytesRead: number;
  /** False: stop until it has drained. */
  write(data: Uint8Array): boolean;
  write(data: string, encoding: 'latin1'): boolean;
  /** What is written until `uncork` leaves together. */
  cork(): void;
  uncork(): void;
  /** Closes our half after what is queued. */
  end(): void;
  /** Closes both halves after what is queued. */
  destroySoon(): void;
  /** Closes at once. */
  destroy(): void;
  /** Closes at once and tells the peer of an error. */
  resetAndDestroy(): void;
  pause(): void;
  resume(): void;
  isPaused(): boolean;
}

/** Who is told what happens to a line. */
export interface LineOwner {
  /** Why it was closed, when not in peace; set before `gone`. */
  error: NodeJS.ErrnoException | undefined;
  took(chunk: Buffer): void;
  /** The peer closed its half. */
  peerEnded(): void;
  /** What was queued is in the kernel. */
  drained(): void;
  /** It is closed both ways. */
  gone(): void;
}
