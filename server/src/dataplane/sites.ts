// Hosts → their sites and the hashes of those, remembered for the hosts asked for lately.
import { hashOf } from '../core/math/hash.ts';
import { siteOf } from '../core/model/site.ts';

const mostHosts = 20_000;
interface Known {
  readonly host: string;
  readonly site: string;
  readonly hash: number;
}
const known = new Map<string, Known>();

export function siteHashOf(host: string): number {
  return (known.get(host) ?? learn(host)).hash;
}
export function siteNameOf(host: string): string {
  return (known.get(host) ?? learn(host)).site;
}
/** The same host, to be kept: one that was cut from a head keeps the whole head in memory. */
export function lastingHostOf(host: string): string {
  return (known.get(host) ?? learn(host)).host;
}
function learn(asked: string): Known {
  const host = Buffer.from(asked).toString();
  if (known.size >= mostHosts) known.clear();
  const site = siteOf(host.toLowerCase());
  const it = { host, site, hash: hashOf(site) };
  known.set(host, it);
  return it;
}
