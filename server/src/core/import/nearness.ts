// Whether a host is this machine's or its network's own, as far as its spelling tells. Names are not resolved.
import { addressBytes, innermost, isInAny, networksOf } from '../model/network.ts';

export type Nearness = 'public' | 'private' | 'metadata';

const metadataNames: ReadonlySet<string> = new Set(['metadata.google.internal', 'metadata', 'instance-data']);

/** Metadata services are link-local everywhere, and have public-looking addresses at Azure, Alibaba and Oracle. */
const metadataNetworks = networksOf(
  ...['169.254.0.0/16', '168.63.129.16/32', '100.100.100.200/32', '192.0.0.192/32', 'fd00:ec2::/32'],
);
const privateNetworks = networksOf(
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
  ...['::/96', 'fc00::/7', 'fe80::/10'],
);

/** `host`: a lower-case name, or an address without brackets. */
export function nearnessOf(host: string): Nearness {
  const literal = host.charCodeAt(0) <= 0x39 || host.includes(':');
  const bytes = literal ? addressBytes(host) : undefined;
  if (bytes === undefined) {
    if (metadataNames.has(host)) return 'metadata';
    return host === 'localhost' || host.endsWith('.localhost') ? 'private' : 'public';
  }
  const judged = innermost(bytes);
  if (isInAny(judged, metadataNetworks)) return 'metadata';
  return isInAny(judged, privateNetworks) ? 'private' : 'public';
}
