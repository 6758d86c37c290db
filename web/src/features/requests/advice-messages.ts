// What a person can do about each failure. What the code means is said by lib/messages/failures.ts.
import type { FailureCode } from '@gyre/shared/vocabulary';
import { catalogue } from '../../lib/messages.ts';

const elsewhere =
  'Gyre tries other exits by itself. When one exit fails often it is ejected; look at it when all of its requests end like this.';

const texts: Readonly<Record<FailureCode, string>> = {
  http_request_error: 'Mend the client: it is usually not speaking the proxy protocol to this port.',
  invalid_wishes: 'Correct the username or header; the answer to the client names the key and what is allowed.',
  proxy_auth_required: 'Give the client the name and password of a proxy user.',
  proxy_auth_rejected: 'Check name and password, or make a new password for the proxy user.',
  pool_not_allowed: 'Add the pool to the proxy user, or ask for one it has.',
  destination_ip_prohibited: 'If the target is meant to be reached, allow it in the settings.',
  http_request_denied: 'If the target is meant to be reached, allow its port in the settings.',
  connection_limit_reached: 'Close idle connections of the client, or raise the limit.',
  quota_spent: 'Raise or lift the cap of the proxy user, or wait until it begins anew.',
  no_eligible_exit: 'Explain counts why each exit fell away and which change would let the request through.',
  no_free_exit: 'Raise the cap of the exits, let requests wait longer in the pool, or add exits.',
  session_exit_gone:
    'The guarantee of this session forbids another exit. Release the session, or use a weaker guarantee.',
  refused_by_rule: 'A rule says so. Change, switch off or move the rule if that is not wanted.',
  proxy_loop_detected: 'Look which exit points at one of Gyre’s own listeners.',
  connection_refused: elsewhere,
  connection_timeout: elsewhere,
  connection_terminated: elsewhere,
  dns_error: 'Correct the host name of the exit, or remove it.',
  network_unreachable: 'Check the network of this machine and the address of the exit.',
  tls_certificate_error: 'Check the host name of the exit; its certificate is for another one or expired.',
  tls_protocol_error: 'The exit may speak plain HTTP on this port: then its scheme is http, not https.',
  exit_auth_rejected: 'Give the exit the right username and password; the vendor may have changed them.',
  exit_protocol_error: 'Check the scheme of the exit: it answered in another protocol.',
  exit_refused: 'Ask the vendor what it refuses; often it is the port or the target.',
  destination_unavailable: 'Nothing is wrong with the exit. See whether the target answers through another one.',
  destination_not_found: 'Check the spelling of the target’s host name.',
  site_blocked:
    'The exit stays away from this site for a while. When all do, add exits of another kind, or look at the rule.',
  http_response_incomplete: 'Send it again; when it happens often with one exit, look at that exit.',
  http_response_timeout: 'Raise the time for the first byte in the pool when the target is slow.',
  request_timeout: 'Raise the time for the whole request in the pool, or lower the time for one dial.',
  client_gone: 'Nothing to do here: the client gave up. Its own time limit may be too short.',
  proxy_internal_error: 'Read the log of this moment, and report what it says.',
};

export const t = catalogue('requests.advice', {
  texts,
  links: {
    exits: 'Ejected exits',
    users: 'Proxy users',
    pools: 'Pools',
    settings: 'Settings',
    rules: 'Rules',
    listeners: 'Listeners',
  },
  title: 'Failure codes',
  about: 'Why a request was refused or an attempt failed: what each code means, whose doing it is, and what to do.',
  filter: 'Filter codes',
  code: 'Code',
  origin: 'Caused by',
  status: 'Client sees',
  whatToDo: 'What to do',
  requests: 'Requests',
  requestsOf: (code: string) => `Requests that ended with ${code}`,
  none: (text: string) => `No code has “${text}” in it.`,
  document: 'The same in docs/failures.md.',
});
