// One command that names a session, with the real listener and a real proxy user where there are any. Pure.
import type { Listener } from '@gyre/shared/contract/listeners';

const authorityOf = (listener: Pick<Listener, 'host' | 'port'> | undefined, pageHost: string): string => {
  if (!listener) return '127.0.0.1:8080';
  const everywhere = listener.host === '0.0.0.0' || listener.host === '::';
  const host = everywhere ? pageHost.replace(/^\[|\]$/g, '') : listener.host;
  return `${host.includes(':') ? `[${host}]` : host}:${listener.port}`;
};

/** `name` is null when clients need no credentials; the session then stands before an empty password. */
export function sessionSnippet(
  listener: Pick<Listener, 'host' | 'port'> | undefined,
  name: string | null,
  pageHost: string,
): string {
  const at = authorityOf(listener, pageHost);
  return name === null
    ? `curl -x http://${at} --proxy-header "X-Gyre-Session: cart1" https://example.com`
    : `curl -x http://${at} -U "${name}-session-cart1:$GYRE_PASSWORD" https://example.com`;
}
