// The targets of a rule as lines of text: which lines are not blank, and what is wrong with each. The server has the last word. Pure.
import { d } from './dialog-messages.ts';

export interface TargetLine {
  /** As the person counts them, 1 first. */
  readonly line: number;
  readonly text: string;
}

export const targetLines = (text: string): readonly TargetLine[] =>
  text
    .split('\n')
    .map((one, i) => ({ line: i + 1, text: one.trim() }))
    .filter((one) => one.text !== '');

/** One sentence per wrong line, the first few of them. */
export function targetProblems(text: string): string | undefined {
  const lines = targetLines(text);
  if (lines.length === 0) return d.bad.targetsEmpty;
  return told(
    lines.flatMap(({ line, text: target }) => {
      const wrong = targetProblem(target);
      return wrong === undefined ? [] : [{ line, message: `${shortened(target)} ${wrong}` }];
    }),
  );
}

const mostTold = 4;
export function told(wrong: readonly { readonly line: number; readonly message: string }[]): string | undefined {
  if (wrong.length === 0) return undefined;
  const some = wrong.slice(0, mostTold).map(({ line, message }) => d.bad.line(line, message));
  return [...some, ...(wrong.length > mostTold ? [d.bad.moreLines(wrong.length - mostTold)] : [])].join('\n');
}

const shortened = (text: string): string => (text.length > 40 ? `“${text.slice(0, 40)}…”` : `“${text}”`);

const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const v4 = new RegExp(`^${octet}(?:\\.${octet}){3}$`);
const v6 = /^(?=.*:.*:)[0-9a-f:.]+$/i;
const label = /^(?!-)[\p{L}\p{N}_-]{1,63}(?<!-)$/u;

export function targetProblem(target: string): string | undefined {
  if (/\s/.test(target)) return d.bad.space;
  if (target.includes('://')) return d.bad.scheme;
  const { host, port } = apart(target);
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65535)) return d.bad.port;
  if (host.includes('/')) return networkProblem(host);
  if (host === '*' || v4.test(host) || v6.test(host)) return undefined;
  const name = host.startsWith('*.') ? host.slice(2) : host;
  if (name.includes('*')) return d.bad.star;
  return name.split('.').every((part) => label.test(part)) ? undefined : d.bad.host;
}

/** The host without brackets, and what stands behind its colon. An address of IPv6 with a port is in brackets. */
function apart(target: string): { readonly host: string; readonly port?: string } {
  const [, inside, behind] = /^\[([^\]]*)\](?::(.*))?$/.exec(target) ?? [];
  if (inside !== undefined) return { host: inside, ...(behind === undefined ? {} : { port: behind }) };
  const at = target.indexOf(':');
  if (at < 0 || target.indexOf(':', at + 1) >= 0) return { host: target };
  return { host: target.slice(0, at), port: target.slice(at + 1) };
}

function networkProblem(host: string): string | undefined {
  const [address = '', bits = '', ...rest] = host.split('/');
  const most = v4.test(address) ? 32 : v6.test(address) ? 128 : -1;
  if (most < 0) return d.bad.path;
  return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most ? undefined : d.bad.cidr;
}
