// Where clients reach a listener, as commands for people have it.

export interface ListenerAddress {
  readonly host: string;
  readonly port: number;
}

/** The address of a house as it comes. */
export const usualAddress: ListenerAddress = { host: '127.0.0.1', port: 8080 };

export const authorityOf = ({ host, port }: ListenerAddress): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;

/** Where clients on this side connect: a listener on every network is reached by the name the dashboard is reached by. */
export function reachableHost(host: string, pageHost: string): string {
  return host === '0.0.0.0' || host === '::' ? pageHost.replace(/^\[|\]$/g, '') : host;
}

/** The address of a listener, or the usual one. */
export const addressOf = (listener: ListenerAddress | undefined): ListenerAddress =>
  listener ? { host: reachableHost(listener.host, window.location.hostname), port: listener.port } : usualAddress;
