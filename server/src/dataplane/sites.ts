// Hosts → their sites and the hashes of those, remembered for the hosts asked for lately.
import { hashOf } from '../core/math/hash.ts';
import { siteOf } from '../core/model/site.ts';

const mostHosts = 20_000;
interface Known {
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
function learn(host: string): Known {
  if (known.size >= mostHosts) known.clear();
  const site = siteOf(host.toLowerCase());
  const it = { site, hash: hashOf(site) };
  known.set(host, it);
  return it;
}
