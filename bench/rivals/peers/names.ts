// The peers by name, in the order in which they take turns.
export const peerNames = [
  ...(['gyre', 'haproxy', 'haproxy-http', 'squid', 'tinyproxy', 'proxy-chain'] as const),
  ...(['proxy.py', 'pyproxy', 'spike', 'spike-raw'] as const),
] as const;
export type PeerName = (typeof peerNames)[number];
