// Who causes each failure, and the status a client sees, as the dashboard shows them. The gateway's own table (server/src/core/model/failure.ts)
// has more; a test there holds both to each other.
import type { FailureCode, FailureOrigin } from './vocabulary.ts';

export interface FailureFacts {
  readonly origin: FailureOrigin;
  readonly status: number;
}

export const failureFacts: Readonly<Record<FailureCode, FailureFacts>> = {
  http_request_error: { origin: 'client', status: 400 },
  invalid_wishes: { origin: 'client', status: 400 },
  proxy_auth_required: { origin: 'client', status: 407 },
  proxy_auth_rejected: { origin: 'client', status: 407 },
  pool_not_allowed: { origin: 'client', status: 403 },
  destination_ip_prohibited: { origin: 'house', status: 403 },
  http_request_denied: { origin: 'house', status: 403 },
  connection_limit_reached: { origin: 'house', status: 429 },
  quota_spent: { origin: 'house', status: 429 },
  no_eligible_exit: { origin: 'house', status: 503 },
  no_free_exit: { origin: 'house', status: 503 },
  session_exit_gone: { origin: 'house', status: 503 },
  refused_by_rule: { origin: 'client', status: 403 },
  proxy_loop_detected: { origin: 'house', status: 508 },
  connection_refused: { origin: 'exit', status: 502 },
  connection_timeout: { origin: 'exit', status: 504 },
  connection_terminated: { origin: 'exit', status: 502 },
  dns_error: { origin: 'exit', status: 502 },
  network_unreachable: { origin: 'exit', status: 502 },
  tls_certificate_error: { origin: 'exit', status: 502 },
  tls_protocol_error: { origin: 'exit', status: 502 },
  exit_auth_rejected: { origin: 'exit', status: 502 },
  exit_protocol_error: { origin: 'exit', status: 502 },
  exit_refused: { origin: 'exit', status: 502 },
  destination_unavailable: { origin: 'target', status: 502 },
  destination_not_found: { origin: 'target', status: 502 },
  site_blocked: { origin: 'target', status: 502 },
  http_response_incomplete: { origin: 'exit', status: 502 },
  http_response_timeout: { origin: 'exit', status: 504 },
  request_timeout: { origin: 'house', status: 504 },
  client_gone: { origin: 'client', status: 499 },
  proxy_internal_error: { origin: 'house', status: 500 },
};
