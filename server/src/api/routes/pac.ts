// /proxy.pac: automatic proxy configuration for browsers. Names of this machine and of the local network stay direct; all else goes through
// the first listener, with no way around it.
import type { Context, Hono } from 'hono';
import type { ApiEnv, ApiParts } from '../parts.ts';

export function bindPac(app: Hono<ApiEnv>, parts: Pick<ApiParts, 'proxyAddress'>): void {
  app.get('/proxy.pac', (c) =>
    c.body(pacFor(proxyFor(c, parts.proxyAddress)), 200, {
      'content-type': 'application/x-ns-proxy-autoconfig',
      'cache-control': 'no-cache',
    }),
  );
}

/** `host:port` of the listener; where it is bound everywhere, by the name the client used for us. */
function proxyFor(c: Context<ApiEnv>, { host, port }: ApiParts['proxyAddress']): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const asked = new URL(c.req.url).hostname;
  const plain = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])$/i.test(asked) ? asked : '127.0.0.1';
  const name = everywhere ? plain : host.includes(':') ? `[${host}]` : host;
  return `${name}:${port}`;
}

function pacFor(proxy: string): string {
  return `function FindProxyForURL(url, host) {
  if (isPlainHostName(host) || host === '127.0.0.1' || host === '[::1]' || dnsDomainIs(host, '.local')) return 'DIRECT';
  return 'PROXY ${proxy}';
}
`;
}
