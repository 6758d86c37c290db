/**
 * How a record says what its exit speaks: a scheme, a list of them, a type that may mean something else, and hints beside it.
 */
import { schemeOf, type ImportScheme } from '../../core/import/schemes.ts';
import type { ListRecord } from './names.ts';

/** What other programs call exits that Gyre cannot use, and things that are no exits at all. */
const foreign: ReadonlySet<string> = new Set([
  ...['ss', 'ssr', 'shadowsocks', 'shadowsocksr', 'vmess', 'vless', 'trojan', 'hysteria', 'hysteria2', 'tuic'],
  ...['wireguard', 'snell', 'ssh', 'anytls', 'mieru', 'naive', 'shadowtls', 'tor', 'direct', 'block', 'dns'],
  ...['reject', 'selector', 'urltest', 'pass'],
]);

export interface ForeignScheme {
  readonly foreign: string;
}

/** The scheme; undefined when the record names none. */
export function schemeOfRecord(record: ListRecord): ImportScheme | ForeignScheme | undefined {
  const named = textsOf(record.get('scheme'));
  const known = named.map(schemeOf).find((it) => it !== undefined);
  if (named.length > 0 && known === undefined) return { foreign: word(named[0]) };
  const kind = textsOf(record.get('kind'))[0] ?? '';
  if (known === undefined && foreign.has(kind.toLowerCase())) return { foreign: word(kind) };
  return refined(known ?? schemeOf(kind), record);
}

function refined(scheme: ImportScheme | undefined, record: ListRecord): ImportScheme | undefined {
  if (scheme === 'socks5') return versioned(record.get('version'));
  return (scheme === undefined || scheme === 'http') && isOn(record.get('tls')) ? 'https' : scheme;
}

function versioned(version: unknown): ImportScheme {
  if (version === '4' || version === 4) return 'socks4';
  return version === '4a' ? 'socks4a' : 'socks5';
}

/** `true`, `"true"`, `1`, `"yes"`, and sing-box's `{ enabled: true }`. */
export function isOn(value: unknown): boolean {
  if (typeof value === 'object' && value !== null && 'enabled' in value) return value.enabled === true;
  return value === true || value === 1 || (typeof value === 'string' && /^(?:true|yes|1)$/i.test(value.trim()));
}

function textsOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((it): it is string => typeof it === 'string' && it.trim() !== '').map((it) => it.trim());
}

/** A name to report: only one we know, because anything else might be something secret in the wrong column. */
const word = (text = ''): string => (foreign.has(text.toLowerCase()) ? text.toLowerCase() : 'this scheme');
