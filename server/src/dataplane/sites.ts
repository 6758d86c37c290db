// Hosts → hashes of their sites, remembered for the hosts asked for lately.
import { hashOf } from '../core/math/hash.ts';
import { siteOf } from '../core/model/site.ts';

const mostHosts = 20_000;
const known = new Map<string, number>();

export function siteHashOf(host: string): number {
  let hash = known.get(host);
  if (hash !== undefined) return hash;
  if (known.size >= mostHosts) known.clear();
  hash = hashOf(siteOf(host.toLowerCase()));
  known.set(host, hash);
  return hash;
}
