// A target: the host and port a client wants to reach.

export interface Target {
  /** Lower-case name, dotted IPv4, or IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** `host:port` as it goes on the wire, IPv6 in brackets. */
  readonly authority: string;
}

/** Builds a target from a host without brackets and a port 1–65535. */
export function targetOf(host: string, port: number): Target {
  const authority = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  return { host, port, authority };
}
