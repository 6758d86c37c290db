/**
 * Hosts and ports as lists write them: what a token is, how sure that is, and what is wrong with it.
 */
import type { ImportErrorCode } from './faults.ts';
import { formatIPv6, parseIPv4, parseIPv6 } from '../model/address.ts';
import { asciiName } from './punycode.ts';

export interface HostToken {
  /** Lower-case name in ASCII, dotted IPv4, or IPv6 without brackets. */
  readonly host: string;
  /** An address, or a name with a dot: hardly a username. */
  readonly strong: boolean;
  readonly fault: ImportErrorCode | undefined;
}
export interface Endpoint extends HostToken {
  readonly port: number;
}

const plainName = /^(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}$/;
/** What a resolver may take for an IPv4 address (URL Standard, "ends in a number"). */
const endsInNumber = /(?:^|\.)(?:\d+|0x[0-9a-f]*)$/;
const beyondAscii = /[^\x00-\x7f]/;
const longestName = 253;

/** What a token is as a host, IPv6 in brackets; undefined when it is none. */
export function readHost(token: string): HostToken | undefined {
  if (parseIPv4(token) !== undefined) return { host: token, strong: true, fault: undefined };
  if (token.startsWith('[')) return token.endsWith(']') ? readIPv6(token.slice(1, -1)) : undefined;
  if (token.length > longestName + 1) return undefined;
  const bare = token.endsWith('.') ? token.slice(0, -1) : token;
  const lower = bare.toLowerCase();
  const name = plainName.test(lower) ? lower : beyondAscii.test(bare) ? asciiName(bare) : undefined;
  if (name === undefined || name.length > longestName || !plainName.test(name)) return undefined;
  const strong = name.includes('.');
  if (!endsInNumber.test(name)) return { host: name, strong, fault: undefined };
  return { host: name, strong, fault: parseIPv4(name) === undefined ? 'ambiguous-ip' : undefined };
}

/** The same where no colon follows, so that IPv6 needs no brackets: a cell or a member of its own. */
export const readLoneHost = (token: string): HostToken | undefined =>
  token.includes(':') && !token.startsWith('[') ? readIPv6(token) : readHost(token);

function readIPv6(text: string): HostToken | undefined {
  const groups = parseIPv6(text);
  return groups === undefined ? undefined : { host: formatIPv6(groups), strong: true, fault: undefined };
}

/** 1–65535 without leading zeros; 0 when it is no port. */
export function readPort(token: string): number {
  if (token.length > 5 || token.startsWith('0') || !isNumber(token)) return 0;
  const port = Number(token);
  return port < 65536 ? port : 0;
}

export function isNumber(token: string): boolean {
  for (let i = 0; i < token.length; i++) {
    const code = token.charCodeAt(i);
    if (code < 0x30 || code > 0x39) return false;
  }
  return token !== '';
}

/** Of two faults the host's own counts. */
export const endpointAt = (host: HostToken, port: number, fault: ImportErrorCode | undefined): Endpoint => ({
  host: host.host,
  strong: host.strong,
  fault: host.fault ?? fault,
  port,
});

/** A host and a number beside it: a port out of range still shows where the port was meant to be. */
export function endpointBeside(host: HostToken | undefined, number: string): Endpoint | undefined {
  if (host === undefined || !isNumber(number)) return undefined;
  const port = readPort(number);
  return endpointAt(host, port, port === 0 ? 'bad-port' : undefined);
}

/**
 * `host:port`. An endpoint with a fault is one that was surely meant; undefined is anything else. `sure` says that nothing else can
 * stand here, so that a host without a port is one that lacks it.
 */
export function readEndpoint(text: string, sure: boolean): Endpoint | undefined {
  if (looksLikeIPv6(text)) return { host: text, strong: true, port: 0, fault: 'ipv6-needs-brackets' };
  const colon = text.endsWith(']') ? -1 : text.lastIndexOf(':');
  const host = readHost(colon < 0 ? text : text.slice(0, colon));
  if (host === undefined) return text.startsWith(':') && sure ? faulty('host-missing') : undefined;
  return colon < 0 ? withoutPort(host, sure) : withPort(host, text.slice(colon + 1), sure);
}

function withoutPort(host: HostToken, sure: boolean): Endpoint | undefined {
  return sure || host.strong ? endpointAt(host, 0, 'port-missing') : undefined;
}

function withPort(host: HostToken, written: string, sure: boolean): Endpoint | undefined {
  const port = readPort(written);
  if (port > 0 || host.fault !== undefined) return endpointAt(host, port, undefined);
  if (!sure && !host.strong && !isNumber(written)) return undefined;
  return endpointAt(host, port, written === '' ? 'port-missing' : 'bad-port');
}

const faulty = (fault: ImportErrorCode): Endpoint => ({ host: '', strong: false, fault, port: 0 });

/** An IPv6 address without brackets, with or without a port behind it. */
export function looksLikeIPv6(text: string): boolean {
  if (text.length < 2 || !/^[0-9a-f]*:[0-9a-f:.]*$/i.test(text) || text.indexOf(':') === text.lastIndexOf(':'))
    return false;
  return parseIPv6(text) !== undefined || parseIPv6(text.slice(0, text.lastIndexOf(':'))) !== undefined;
}
