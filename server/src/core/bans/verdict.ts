// The ban that a client's word makes: `X-Gyre-Verdict: … blocked`.
import type { SiteBanOrder } from './table.ts';

/** Who imposed a ban, when it was no rule. */
export const imposers = { verdict: 'verdict', person: 'person', latency: 'latency' } as const;

/** How long a ban is that a client asked for, and the longest that repeats make of it, ms. */
export const verdictBanMs = 600_000;
export const verdictMostBanMs = 86_400_000;

/** `user`: name of the proxy user, '' = anonymous. */
export function clientBan(exit: string, site: string, user: string): SiteBanOrder {
  const reason = user === '' ? 'a client said so' : `proxy user ${user} said so`;
  return { exit, site, by: imposers.verdict, reason, banMs: verdictBanMs, mostBanMs: verdictMostBanMs };
}
