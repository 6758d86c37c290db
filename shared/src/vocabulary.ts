// The closed word lists of Gyre. Code, API, database and dashboard all derive from these arrays; their order is the order people see.
// Meanings: docs/glossary.md.

/** How Gyre speaks to an exit. `https` is an HTTP proxy reached over TLS; `socks5h`/`socks4a` resolve names at the exit, `socks5`/`socks4` here. */
export const exitSchemes = ['http', 'https', 'socks4', 'socks4a', 'socks5', 'socks5h', 'direct'] as const;
export type ExitScheme = (typeof exitSchemes)[number];

/** What people decided about an exit: `draining` takes no new requests but finishes those it has. */
export const adminStates = ['enabled', 'draining', 'disabled'] as const;
export type AdminState = (typeof adminStates)[number];

/** What probes and traffic taught us about an exit. `ejected` sits out; `probation` is back on trial. */
export const healthStates = ['unproven', 'healthy', 'ejected', 'probation'] as const;
export type HealthState = (typeof healthStates)[number];

/** Rotation strategies: how a pool chooses the next among its eligible exits. */
export const strategies = [
  'round-robin',
  'random',
  'weighted',
  'least-in-flight',
  'least-recently-used',
  'every-n',
  'timed',
  'rendezvous',
  'peak-ewma',
  'priority',
  'cheapest',
] as const;
export type Strategy = (typeof strategies)[number];

/** Scopes of an API token or an admin, weakest first; each includes those before it. */
export const scopes = ['read', 'operate', 'admin'] as const;
export type Scope = (typeof scopes)[number];

/** Roles of an admin, weakest first, and what each may. */
export const adminRoles = ['view', 'operate', 'full'] as const;
export type AdminRole = (typeof adminRoles)[number];
export const scopeOfRole: Readonly<Record<AdminRole, Scope>> = { view: 'read', operate: 'operate', full: 'admin' };

/** Keys a client may use in its proxy username (`alice-pool-mobile-country-de`) and in `X-Gyre-*` headers. */
export const wishKeys = [
  'pool',
  'country',
  'region',
  'city',
  'asn',
  'tag',
  'type',
  'session',
  'ttl',
  'guarantee',
  'rotate',
  'exit',
] as const;
export type WishKey = (typeof wishKeys)[number];

/** What may change when a session's exit fails, from nothing to everything. A level includes those before it. */
export const guarantees = ['strict', 'same-ip', 'same-asn', 'same-country', 'any'] as const;
export type Guarantee = (typeof guarantees)[number];

/** What kind of network an exit leaves from. */
export const networkTypes = ['datacenter', 'isp', 'residential', 'mobile'] as const;
export type NetworkType = (typeof networkTypes)[number];

/** Who is to blame for a failure. Only `exit` counts against an exit. */
export const failureOrigins = ['client', 'house', 'exit', 'target'] as const;
export type FailureOrigin = (typeof failureOrigins)[number];

/**
 * Why a request was refused or an attempt failed. Names follow the IANA registry of HTTP proxy error types (RFC 9209 §2.3)
 * where one exists; the table that gives each its meaning is server/src/core/model/failure.ts.
 */
export const failureCodes = [
  // refusals: nothing was dialled
  'http_request_error',
  'invalid_wishes',
  'proxy_auth_required',
  'proxy_auth_rejected',
  'pool_not_allowed',
  'destination_ip_prohibited',
  'http_request_denied',
  'connection_limit_reached',
  'quota_spent',
  'no_eligible_exit',
  'no_free_exit',
  'session_exit_gone',
  'refused_by_rule',
  'proxy_loop_detected',
  // attempts that failed on the way to or at the exit
  'connection_refused',
  'connection_timeout',
  'connection_terminated',
  'dns_error',
  'network_unreachable',
  'tls_certificate_error',
  'tls_protocol_error',
  'exit_auth_rejected',
  'exit_protocol_error',
  'exit_refused',
  // the exit works but could not reach the target
  'destination_unavailable',
  'destination_not_found',
  // the site answered, and its answer is a block
  'site_blocked',
  // after the dial
  'http_response_incomplete',
  'http_response_timeout',
  'request_timeout',
  'client_gone',
  'proxy_internal_error',
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** Why an exit is out, or failed last: a failure, or unlike its peers, or an answer to a probe that was not the expected one. */
export const healthReasons = [
  ...failureCodes,
  'success_rate_outlier',
  'failure_percentage_outlier',
  'latency_outlier',
  'probe_unexpected_answer',
  'client_verdict',
] as const;
export type HealthReason = (typeof healthReasons)[number];

/** What moved an exit from one state of health to another: outcomes of traffic, probes, comparison with its peers, its gateway, time, a client's verdict, or a person. */
export const healthSources = ['traffic', 'probe', 'peers', 'gateway', 'time', 'verdict', 'person'] as const;
export type HealthSource = (typeof healthSources)[number];

/** What kind of thing a client asked for. */
export const requestKinds = ['connect', 'socks5', 'socks4', 'exchange', 'upgrade'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** Variables that configuration documents may name for a secret begin like this. No other is ever read for one. */
export const configSecretPrefix = 'GYRE_CONFIG_SECRET_';

/** Closed list of API error codes (problem details `code`). */
export const apiErrorCodes = [
  'not_found',
  'conflict',
  'validation',
  'unauthorized',
  'forbidden',
  'precondition',
  'limit',
  'internal',
] as const;
export type ApiErrorCode = (typeof apiErrorCodes)[number];
