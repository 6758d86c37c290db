// Rules about addresses of listeners.
import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Only programs on this machine can reach it. */
export function isLoopback(host: string): boolean {
  const family = isIP(host);
  if (family === 0) return false;
  // Mapped IPv4 (::ffff:127.0.0.1) is found through the IPv4 rules.
  return loopback.check(host, family === 6 ? 'ipv6' : 'ipv4');
}
