// Every peer by its name.
import { gyre } from './gyre.ts';
import { haproxy, haproxyHttp } from './haproxy.ts';
import type { PeerName } from './names.ts';
import type { Peer } from './peer.ts';
import { proxyChain } from './proxy-chain.ts';
import { proxyPy } from './proxy-py.ts';
import { pyproxy } from './pyproxy.ts';
import { spike, spikeRaw } from './spike.ts';
import { squid } from './squid.ts';
import { tinyproxy } from './tinyproxy.ts';

export const peers: Readonly<Record<PeerName, Peer>> = {
  ...{ gyre, haproxy, squid, tinyproxy, pyproxy, spike },
  ...{ 'haproxy-http': haproxyHttp, 'proxy-chain': proxyChain, 'proxy.py': proxyPy, 'spike-raw': spikeRaw },
};
