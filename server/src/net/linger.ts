// Closing without losing the last words: the answer goes out, what the client still sends is read and thrown away until it closes or time is up.
// Closing with unread bytes would make the kernel reset the connection and the client might never see the answer (RFC 9112 §9.6).
import type { Connection, Sink } from './connection.ts';
import type { Deadlines } from './deadlines.ts';

/** How long the client may take to close its side, ms. */
const patienceMs = 2_000;

const lingering: Sink = {
  onBytes: () => {},
  onEnd: (connection) => connection.finish(),
  onDrain: () => {},
  onClose: () => {},
  onDeadline: (connection) => connection.cut(),
};

export function linger(connection: Connection, deadlines: Deadlines): void {
  connection.sink = lingering;
  if (connection.closed) return;
  if (connection.ended) return connection.finish();
  connection.end();
  if (connection.socket.isPaused()) connection.resume();
  deadlines.set(connection, patienceMs);
}
