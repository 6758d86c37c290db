// What a person can do about a failed request, by its code, and where one does it.
import type { FailureCode } from '@gyre/shared/vocabulary';
import { t } from './advice-messages.ts';

export interface Advice {
  readonly text: string;
  /** Where one does it. */
  readonly link?: { readonly label: string; readonly href: string };
}

const addresses: Readonly<Record<keyof typeof t.links, string>> = {
  exits: '/exits?q=state:ejected',
  users: '/proxy-users',
  pools: '/pools',
  settings: '/settings',
  rules: '/rules',
  listeners: '/listeners',
};
const places: Readonly<Partial<Record<FailureCode, keyof typeof t.links>>> = {
  proxy_auth_required: 'users',
  proxy_auth_rejected: 'users',
  pool_not_allowed: 'users',
  destination_ip_prohibited: 'settings',
  http_request_denied: 'settings',
  connection_limit_reached: 'settings',
  quota_spent: 'users',
  no_eligible_exit: 'pools',
  no_free_exit: 'pools',
  refused_by_rule: 'rules',
  proxy_loop_detected: 'listeners',
  connection_refused: 'exits',
  connection_timeout: 'exits',
  connection_terminated: 'exits',
  http_response_timeout: 'pools',
  request_timeout: 'pools',
};

export function adviceOn(code: FailureCode): Advice {
  const place = places[code];
  const text = t.texts[code];
  return place === undefined ? { text } : { text, link: { label: t.links[place], href: addresses[place] } };
}
