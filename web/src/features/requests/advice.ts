// What a person can do about a failed request, by its code. What the code means is said by lib/messages/failures.ts.
import type { FailureCode } from '@gyre/shared/vocabulary';

export interface Advice {
  readonly text: string;
  /** Where one does it. */
  readonly link?: { readonly label: string; readonly href: string };
}

const exits = { label: 'Ejected exits', href: '/exits?q=state:ejected' };
const users = { label: 'Proxy users', href: '/proxy-users' };
const pools = { label: 'Pools', href: '/pools' };
const settings = { label: 'Settings', href: '/settings' };
const rules = { label: 'Rules', href: '/rules' };
const listeners = { label: 'Listeners', href: '/listeners' };

const elsewhere =
  'Gyre tries other exits by itself. When one exit fails often it is ejected; look at it when all of its requests end like this.';

export const advice: Readonly<Record<FailureCode, Advice>> = {
  http_request_error: { text: 'Mend the client: it is usually not speaking the proxy protocol to this port.' },
  invalid_wishes: {
    text: 'Correct the username or header; the answer to the client names the key and what is allowed.',
  },
  proxy_auth_required: { text: 'Give the client the name and password of a proxy user.', link: users },
  proxy_auth_rejected: { text: 'Check name and password, or make a new password for the proxy user.', link: users },
  pool_not_allowed: { text: 'Add the pool to the proxy user, or ask for one it has.', link: users },
  destination_ip_prohibited: {
    text: 'If the target is meant to be reached, allow it in the settings.',
    link: settings,
  },
  http_request_denied: {
    text: 'If the target is meant to be reached, allow its port in the settings.',
    link: settings,
  },
  connection_limit_reached: { text: 'Close idle connections of the client, or raise the limit.', link: settings },
  no_eligible_exit: {
    text: 'Explain counts why each exit fell away and which change would let the request through.',
    link: pools,
  },
  no_free_exit: {
    text: 'Raise the cap of the exits, let requests wait longer in the pool, or add exits.',
    link: pools,
  },
  session_exit_gone: {
    text: 'The guarantee of this session forbids another exit. Release the session, or use a weaker guarantee.',
  },
  refused_by_rule: { text: 'A rule says so. Change, switch off or move the rule if that is not wanted.', link: rules },
  proxy_loop_detected: { text: 'Look which exit points at one of Gyre’s own listeners.', link: listeners },
  connection_refused: { text: elsewhere, link: exits },
  connection_timeout: { text: elsewhere, link: exits },
  connection_terminated: { text: elsewhere, link: exits },
  dns_error: { text: 'Correct the host name of the exit, or remove it.' },
  network_unreachable: { text: 'Check the network of this machine and the address of the exit.' },
  tls_certificate_error: { text: 'Check the host name of the exit; its certificate is for another one or expired.' },
  tls_protocol_error: { text: 'The exit may speak plain HTTP on this port: then its scheme is http, not https.' },
  exit_auth_rejected: { text: 'Give the exit the right username and password; the vendor may have changed them.' },
  exit_protocol_error: { text: 'Check the scheme of the exit: it answered in another protocol.' },
  exit_refused: { text: 'Ask the vendor what it refuses; often it is the port or the target.' },
  destination_unavailable: {
    text: 'Nothing is wrong with the exit. See whether the target answers through another one.',
  },
  destination_not_found: { text: 'Check the spelling of the target’s host name.' },
  site_blocked: {
    text: 'The exit stays away from this site for a while. When all do, add exits of another kind, or look at the rule.',
  },
  http_response_incomplete: { text: 'Send it again; when it happens often with one exit, look at that exit.' },
  http_response_timeout: {
    text: 'Raise the time for the first byte in the pool when the target is slow.',
    link: pools,
  },
  request_timeout: {
    text: 'Raise the time for the whole request in the pool, or lower the time for one dial.',
    link: pools,
  },
  client_gone: { text: 'Nothing to do here: the client gave up. Its own time limit may be too short.' },
  proxy_internal_error: { text: 'Read the log of this moment, and report what it says.' },
};
