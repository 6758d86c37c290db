// The failure table: who is to blame, whether another exit may be tried, and what the client sees.
// Adding a code means adding a row here; the compiler finds every place that must know. docs/failures.md is generated from it.
import type { FailureCode, FailureOrigin } from '@gyre/shared/vocabulary';

/** `elsewhere`: another exit may do better · `never`: another attempt cannot help or must not be made. */
export type RetryAdvice = 'elsewhere' | 'never';

export interface FailureRow {
  readonly origin: FailureOrigin;
  readonly retry: RetryAdvice;
  /** HTTP status the client sees when this ends the request. */
  readonly status: number;
  /** SOCKS5 reply (RFC 1928 §6) the client sees. */
  readonly socksReply: number;
  /** One sentence for people. */
  readonly hint: string;
}

/** The numbers are the HTTP status and the SOCKS5 reply. */
const row = (
  origin: FailureOrigin,
  retry: RetryAdvice,
  [status, socksReply]: readonly [number, number],
  hint: string,
): FailureRow => ({ origin, retry, status, socksReply, hint });

export const failures: Readonly<Record<FailureCode, FailureRow>> = {
  http_request_error: row('client', 'never', [400, 1], 'The client sent a request that is malformed or ambiguous.'),
  invalid_wishes: row(
    'client',
    'never',
    [400, 1],
    'The proxy username or an X-Gyre header asks for something unknown; the answer names the key.',
  ),
  proxy_auth_required: row(
    'client',
    'never',
    [407, 2],
    'This listener wants credentials: use the name and password of a proxy user.',
  ),
  proxy_auth_rejected: row(
    'client',
    'never',
    [407, 2],
    'The proxy username or password is wrong, or the proxy user is switched off.',
  ),
  pool_not_allowed: row('client', 'never', [403, 2], 'This proxy user may not use that pool.'),
  destination_ip_prohibited: row(
    'house',
    'never',
    [403, 2],
    'The target is a private, loopback, link-local or metadata address; an admin can allow those.',
  ),
  http_request_denied: row('house', 'never', [403, 2], 'The target is refused by a setting, for example its port.'),
  connection_limit_reached: row(
    'house',
    'never',
    [429, 1],
    'A limit on open connections is reached; try again shortly.',
  ),
  quota_spent: row(
    'house',
    'never',
    [429, 2],
    'The proxy user has spent its cap of bytes; the answer says when the cap begins anew.',
  ),
  no_eligible_exit: row(
    'house',
    'never',
    [503, 1],
    'No exit of the pool can be chosen: none matches, or all are out or switched off.',
  ),
  no_free_exit: row(
    'house',
    'never',
    [503, 1],
    'Every exit that fits is at its cap, and nobody gave one back in time.',
  ),
  session_exit_gone: row(
    'house',
    'never',
    [503, 1],
    'The exit of this session is gone, and its guarantee allows no other; end the session or choose a weaker guarantee.',
  ),
  refused_by_rule: row('client', 'never', [403, 2], 'A routing rule refuses this request; Explain shows which one.'),
  proxy_loop_detected: row(
    'house',
    'never',
    [508, 1],
    'The request came back to Gyre itself; an exit points at one of its listeners.',
  ),
  connection_refused: row('exit', 'elsewhere', [502, 5], 'Nothing listens at the exit’s address.'),
  connection_timeout: row('exit', 'elsewhere', [504, 6], 'The exit did not answer in time.'),
  connection_terminated: row('exit', 'elsewhere', [502, 1], 'The exit closed the connection before it answered.'),
  dns_error: row('exit', 'elsewhere', [502, 4], 'The exit’s host name does not resolve.'),
  network_unreachable: row('exit', 'elsewhere', [502, 3], 'There is no route to the exit’s address.'),
  tls_certificate_error: row(
    'exit',
    'elsewhere',
    [502, 1],
    'The exit’s TLS certificate is not trusted or does not match its name.',
  ),
  tls_protocol_error: row('exit', 'elsewhere', [502, 1], 'The TLS handshake with the exit failed.'),
  exit_auth_rejected: row(
    'exit',
    'elsewhere',
    [502, 1],
    'The exit rejects the credentials Gyre has for it; check its username and password.',
  ),
  exit_protocol_error: row('exit', 'elsewhere', [502, 1], 'The exit answered something that is not its protocol.'),
  exit_refused: row('exit', 'elsewhere', [502, 1], 'The exit refused to open the connection to the target.'),
  destination_unavailable: row('target', 'elsewhere', [502, 4], 'The exit works, but could not reach the target.'),
  destination_not_found: row('target', 'elsewhere', [502, 4], 'The target’s host name does not resolve.'),
  site_blocked: row(
    'target',
    'elsewhere',
    [502, 1],
    'The site blocks the exit, as a site-ban rule found, and no other exit could be asked.',
  ),
  http_response_incomplete: row(
    'exit',
    'never',
    [502, 1],
    'The exit closed the connection in the middle of an answer.',
  ),
  http_response_timeout: row('exit', 'elsewhere', [504, 6], 'The exit took the request, but no answer came in time.'),
  request_timeout: row('house', 'never', [504, 6], 'The request’s total deadline passed before any exit answered.'),
  client_gone: row('client', 'never', [499, 1], 'The client closed its connection before the answer.'),
  proxy_internal_error: row('house', 'never', [500, 1], 'Gyre made a mistake; its log has the details.'),
};

/** A failure as a value. `detail` is for logs and the answer's body; it never holds credentials. */
export interface Failure {
  readonly code: FailureCode;
  readonly detail: string;
  /** HTTP status instead of the code's own: rules choose theirs. */
  readonly status?: number;
  /** Id of the rule that refused. */
  readonly ruleId?: string;
  /** When it is worth to try again, s; absent: as the status has it. */
  readonly retryAfterS?: number;
  /** Name of the proxy user whose password was right although the request went no further. */
  readonly proxyUser?: string;
}
export const failure = (code: FailureCode, detail = ''): Failure => ({ code, detail });
