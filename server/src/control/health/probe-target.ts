// What a probe goes for: only the exit, the way to a target, or a request there. What people may type, and whether it may be reached.
import { type Access, mayReach } from '../../core/access/rules.ts';
import { type Target, targetOf } from '../../core/model/target.ts';

export type ProbeTarget =
  | { readonly kind: 'exit' }
  | { readonly kind: 'way'; readonly target: Target }
  | {
      readonly kind: 'request';
      readonly target: Target;
      readonly secure: boolean;
      /** Host field of the request. */
      readonly host: string;
      /** Path and query. */
      readonly path: string;
    };

/** '' · `host:port`, `[ipv6]:port` · `http://…`, `https://…` without credentials; undefined for what is none of them. */
export function readProbeTarget(text: string): ProbeTarget | undefined {
  const given = text.trim();
  if (given === '') return { kind: 'exit' };
  if (/^https?:\/\//i.test(given)) return readRequest(given);
  const parts = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:[\]\s/@?#]+)):(\d{1,5})$/.exec(given);
  const host = parts?.[1] ?? parts?.[2];
  const port = Number(parts?.[3]);
  if (host === undefined || port < 1 || port > 65_535) return undefined;
  return { kind: 'way', target: targetOf(host.toLowerCase(), port) };
}

/** Why it must not be gone for by its name or address, for people; undefined when it may. */
export function probeRefusal(target: ProbeTarget, access: Access): string | undefined {
  if (target.kind === 'exit') return undefined;
  const refused = mayReach(target.target.host, target.target.port, access);
  if (refused === undefined) return undefined;
  return refused.code === 'destination_ip_prohibited'
    ? 'a private, loopback or metadata address; probes go there only when private targets are allowed'
    : refused.detail;
}

function readRequest(text: string): ProbeTarget | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, host, pathname, search, username, password, port: given } = new URL(text);
  const secure = protocol === 'https:';
  if (hostname === '' || username !== '' || password !== '') return undefined;
  const port = given === '' ? (secure ? 443 : 80) : Number(given);
  if (port === 0) return undefined;
  const target = targetOf(hostname.replace(/^\[(.*)\]$/, '$1'), port);
  return { kind: 'request', target, secure, host, path: `${pathname}${search}` };
}
