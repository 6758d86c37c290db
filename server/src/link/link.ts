// Link: an ordered, reliable, two-way stream of messages between control and one worker.

export interface Link<Out, In> {
  /** Queues a message. Returns false when the peer is slow and the sender should hold back optional messages. */
  send(message: Out): boolean;
  /** Resolves when the peer has taken what was sent, or is gone. */
  drained(): Promise<void>;
  /** One receiver; set before the first message can arrive (synchronously after the link is made). */
  onMessage(receiver: (message: In) => void): void;
  /** Called once, when the peer is gone or `close` was called. */
  onClose(closed: () => void): void;
  close(): void;
}
