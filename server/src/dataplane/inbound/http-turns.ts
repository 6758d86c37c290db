// What a request needs of the HTTP connection it came in by.
import type { Connection } from '../../net/connection.ts';
import type { Door } from './door.ts';

/** The connection a request came in by: it takes over again when the answer is through. */
export interface HttpTurns {
  readonly door: Door;
  readonly client: Connection;
  /** The request is answered and the connection stays; `pending` came behind the request. */
  next(pending: Buffer | undefined): void;
}
