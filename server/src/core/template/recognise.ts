// A pasted line of a vendor's gateway → the vendor and the plain credentials of the account, without the tokens somebody put there.
// By known hosts and ports only; nothing is guessed.
import type { SlotName } from './encode.ts';
import type { Part } from './pattern.ts';
import type { Credentials, Template } from './template.ts';
import { vendorGrammar, vendors } from './vendors.ts';

export interface Recognised extends Credentials {
  readonly vendor: Template;
  /** Whether tokens were taken out. */
  readonly stripped: boolean;
}
export interface Line extends Credentials {
  /** In lower case. */
  readonly host: string;
  readonly port: number;
}

export function recognise({ host, port, username, password }: Line): Recognised | undefined {
  const vendor = vendorsByHost.get(host)?.find((it) => hasPort(it, port));
  if (vendor === undefined) return undefined;
  const plain = plainCredentials(vendor, { username, password });
  if (vendor.account.form !== undefined && !vendor.account.form.test(plain.username)) return undefined;
  return { vendor, ...plain, stripped: plain.username !== username || plain.password !== password };
}

/** The credentials without any token of the vendor's. */
export function plainCredentials(vendor: Template, { username, password }: Credentials): Credentials {
  const { inName, inPassword } = tokens.get(vendor.id)!;
  const { standIn } = vendor.rules;
  if (standIn === undefined) return { username: strip(username, inName), password: strip(password, inPassword) };
  // There the first token may stand where an account name stands elsewhere.
  const rest = strip(`,${username}`, inName).slice(1);
  return { username: rest === '' ? standIn : rest, password };
}

const vendorsByHost: ReadonlyMap<string, readonly Template[]> = hosts();
function hosts(): Map<string, Template[]> {
  const byHost = new Map<string, Template[]>();
  for (const vendor of vendors)
    for (const host of new Set([...vendor.gateways.map((it) => it.host), ...(vendor.alsoHosts ?? [])]))
      byHost.set(host, [...(byHost.get(host) ?? []), vendor]);
  return byHost;
}
function hasPort({ gateways, alsoPorts = [] }: Template, port: number): boolean {
  return gateways.some((it) => it.port === port) || alsoPorts.some(([from, to]) => port >= from && port <= to);
}

/** From the end, as long as a token is there and something is left. */
function strip(text: string, tokens: readonly RegExp[]): string {
  let plain = text;
  for (;;) {
    const shorter = tokens.map((token) => plain.replace(token, '')).find((it) => it !== plain);
    if (shorter === undefined || (shorter === '' && !plain.startsWith(','))) return plain;
    plain = shorter;
  }
}

/** Expressions for `-key-value` at the end, one for each placeholder that a key stands in front of. */
function tokensOf(parts: readonly Part[], vendor: Template): RegExp[] {
  const tokens: RegExp[] = [];
  for (const [i, part] of parts.entries()) {
    if (part.kind === 'group') tokens.push(...tokensOf(part.parts, vendor));
    const before = parts[i - 1];
    if (part.kind !== 'slot' || before?.kind !== 'text' || !/[a-z]/i.test(before.text)) continue;
    tokens.push(new RegExp(`${jointOf(before.text, vendor)}${valueOf(part.name, before.text[0]!)}$`, 'i'));
  }
  return tokens;
}

function jointOf(key: string, { rules: { firstJoint } }: Template): string {
  const plain = escaped(key);
  return firstJoint === undefined ? plain : `(?:${escaped(key[0]!)}|${escaped(firstJoint)})${escaped(key.slice(1))}`;
}
function valueOf(name: SlotName, joint: string): string {
  if (name === 'ttl') return '\\d+[smhd]?';
  if (name === 'asn') return '\\d+';
  return `[^${escaped(joint)}]+`;
}
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

interface Tokens {
  readonly inName: readonly RegExp[];
  readonly inPassword: readonly RegExp[];
}
const tokens: ReadonlyMap<string, Tokens> = new Map(vendors.map((vendor) => [vendor.id, allTokens(vendor)]));
function allTokens(vendor: Template): Tokens {
  const { username, password } = vendorGrammar(vendor.id)!;
  const inName = username.flatMap(({ parts }) => tokensOf(parts, vendor));
  const inPassword = tokensOf(password.parts, vendor);
  if (vendor.strips !== undefined) (inPassword.length > 0 ? inPassword : inName).push(vendor.strips);
  return { inName, inPassword };
}
