// What a failure means for the request: whether the same gateway may try another provider session, and what the client is told in the end.
import { type Failure, failure, failures } from '../core/model/failure.ts';
import type { SessionAsk } from '../core/selection/request.ts';
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';

/** A gateway that answers may do better with another provider session; one that does not is out like any exit. */
export function mayRenew({ template }: ExitEntry, session: SessionAsk | undefined, { code }: Failure): boolean {
  if (template === undefined || session === undefined || session.guarantee === 'strict') return false;
  return code === 'destination_unavailable' || code === 'exit_refused' || code === 'http_response_timeout';
}

/** A session that may not change its exit is not told of a bad gateway, but that its exit is gone. `live`: it has an exit. */
export function lossOf(session: SessionAsk | undefined, live: boolean, why: Failure): Failure {
  if (session?.guarantee !== 'strict' || !live || failures[why.code].origin !== 'exit') return why;
  return failure('session_exit_gone', `the exit of session "${session.name}" failed: ${why.code}`);
}
