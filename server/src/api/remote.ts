// Where a request comes from, as the socket says it. Headers of proxies in between are never believed, only noticed.
import { isIPv4 } from 'node:net';
import type { Context } from 'hono';
import type { ApiEnv } from './parts.ts';

/** Address of the other end; '' when there is no socket. */
export function remoteAddress(c: Context<ApiEnv>): string {
  const address = c.env?.incoming?.socket.remoteAddress ?? '';
  const mapped = address.startsWith('::ffff:') ? address.slice(7) : '';
  return isIPv4(mapped) ? mapped : address;
}

/** On this machine. A reverse proxy on this machine that says for whom it asks is not. */
export function isLocal(c: Context<ApiEnv>): boolean {
  const forwarded = c.req.header('forwarded') ?? c.req.header('x-forwarded-for');
  return forwarded === undefined && isLoopback(remoteAddress(c));
}

/** Local, and asked for by a local name: a web page that made its own name point here does not qualify. */
export function isLocalByName(c: Context<ApiEnv>): boolean {
  const { hostname } = new URL(c.req.url);
  const name = hostname.replace(/^\[|\]$/g, '');
  return isLocal(c) && (name === 'localhost' || name.endsWith('.localhost') || isLoopback(name));
}

function isLoopback(address: string): boolean {
  return address === '::1' || (isIPv4(address) && address.startsWith('127.'));
}
