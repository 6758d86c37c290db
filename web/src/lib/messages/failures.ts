// What each failure code means in words people can act on. The server's table (docs/failures.md) says the same; the compiler keeps this list complete.
import type { FailureCode, FailureOrigin, HealthReason } from '@gyre/shared/vocabulary';
import { catalogue } from '../messages.ts';

const hints: Readonly<Record<FailureCode, string>> = {
  http_request_error: 'The client sent a request that is malformed or ambiguous.',
  invalid_wishes: 'The proxy username or an X-Gyre header asks for something unknown; the answer names the key.',
  proxy_auth_required: 'This listener wants credentials: use the name and password of a proxy user.',
  proxy_auth_rejected: 'The proxy username or password is wrong, or the proxy user is switched off.',
  pool_not_allowed: 'This proxy user may not use that pool.',
  destination_ip_prohibited:
    'The target is a private, loopback, link-local or metadata address; an admin can allow those.',
  http_request_denied: 'The target is refused by a setting, for example its port.',
  connection_limit_reached: 'A limit on open connections is reached; try again shortly.',
  quota_spent: 'The proxy user has spent its cap of bytes; the answer says when the cap begins anew.',
  no_eligible_exit: 'No exit of the pool can be chosen: none matches, or all are out or switched off.',
  no_free_exit: 'Every exit that fits is at its cap, and nobody gave one back in time.',
  session_exit_gone:
    'The exit of this session is gone, and its guarantee allows no other; end the session or choose a weaker guarantee.',
  refused_by_rule: 'A routing rule refuses this request; Explain shows which one.',
  proxy_loop_detected: 'The request came back to Gyre itself; an exit points at one of its listeners.',
  connection_refused: 'Nothing listens at the exit’s address.',
  connection_timeout: 'The exit did not answer in time.',
  connection_terminated: 'The exit closed the connection before it answered.',
  dns_error: 'The exit’s host name does not resolve.',
  network_unreachable: 'There is no route to the exit’s address.',
  tls_certificate_error: 'The exit’s TLS certificate is not trusted or does not match its name.',
  tls_protocol_error: 'The TLS handshake with the exit failed.',
  exit_auth_rejected: 'The exit rejects the credentials Gyre has for it; check its username and password.',
  exit_protocol_error: 'The exit answered something that is not its protocol.',
  exit_refused: 'The exit refused to open the connection to the target.',
  destination_unavailable: 'The exit works, but could not reach the target.',
  destination_not_found: 'The target’s host name does not resolve.',
  site_blocked: 'The site blocks the exit, as a site-ban rule found, and no other exit could be asked.',
  http_response_incomplete: 'The exit closed the connection in the middle of an answer.',
  http_response_timeout: 'The request was sent, but no answer came in time.',
  request_timeout: 'The request’s total deadline passed before any exit answered.',
  client_gone: 'The client closed its connection before the answer.',
  proxy_internal_error: 'Gyre made a mistake; its log has the details.',
};

const origins: Readonly<Record<FailureOrigin, string>> = {
  client: 'client',
  house: 'Gyre',
  exit: 'exit',
  target: 'target',
};

const healthOnly: Readonly<Record<Exclude<HealthReason, FailureCode>, string>> = {
  success_rate_outlier: 'It fails far more often than the other exits of its pools.',
  failure_percentage_outlier: 'Nearly all of its attempts fail.',
  latency_outlier: 'It is far slower than the other exits of its pools.',
  client_verdict: 'A client said that the exit did not do what it was asked.',
  probe_unexpected_answer: 'The answer to a probe was not what its profile expects.',
};

export const t = catalogue('failures', { hints, origins, healthOnly });

export const failureHints: Readonly<Record<FailureCode, string>> = t.hints;
export const originNames: Readonly<Record<FailureOrigin, string>> = t.origins;

/** What each reason an exit is out for means: failures of requests, and what only its health knows. */
export const healthHints: Readonly<Record<HealthReason, string>> = { ...t.hints, ...t.healthOnly };

/** `http_request_error` reads better with spaces; the code itself stays visible beside it or on hover. */
export const failureWords = (code: HealthReason): string => code.replaceAll('_', ' ');
