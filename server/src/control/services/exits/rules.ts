// Rules about one exit, whoever adds it: identity in one spelling, credentials its scheme can carry, a label when none was given.
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { ExitScheme } from '@gyre/shared/vocabulary';
import { templateProblem } from '../../../core/template/check.ts';
import type { ExitIdentity } from '../../../storage/stores/exit-rows.ts';
import { invalidField } from '../errors.ts';

const longestSocksCredential = 255;
const longestLabel = 120;
/** @throws ServiceError `validation` naming the field. */
export function checkIdentity(given: ExitIdentity, password: string): ExitIdentity {
  const host = canonicalHost(given.host);
  const identity = host === given.host ? given : { ...given, host };
  if (given.scheme === 'direct') checkDirect(given, password);
  else checkGateway(identity);
  checkCredentials(given, password);
  return identity;
}
export function checkInsecureTls(scheme: ExitScheme, insecureTls: boolean | undefined): void {
  if (insecureTls === true && scheme !== 'https')
    throw invalidField('/insecureTls', 'only an https exit has a certificate');
}
/** `password` undefined: it stays what it is. @throws ServiceError naming the field that does not fit the template. */
export function checkTemplate(
  template: string | null | undefined,
  { scheme, username }: Pick<ExitIdentity, 'scheme' | 'username'>,
  password: string | undefined,
): void {
  if (template === null || template === undefined) return;
  if (scheme === 'direct') throw invalidField('/template', 'a direct exit has no login');
  const problem = templateProblem(template, username, password);
  if (problem !== undefined) throw invalidField(`/${problem.field}`, problem.message);
}
export function checkLocalAddress({ scheme, localAddress }: Pick<ExitIdentity, 'scheme' | 'localAddress'>): void {
  if (localAddress === '') return;
  if (scheme !== 'direct') throw invalidField('/localAddress', 'only a direct exit has a local address');
  if (isIP(localAddress) === 0) throw invalidField('/localAddress', 'an IP address of this machine');
}
/** @throws ServiceError when the exit's protocol cannot carry these. */
export function checkCredentials(
  { scheme, username }: Pick<ExitIdentity, 'scheme' | 'username'>,
  password: string,
): void {
  if (/[\x00-\x1f\x7f]/.test(username)) throw invalidField('/username', 'no control characters');
  if (/[\x00-\x1f\x7f]/.test(password)) throw invalidField('/password', 'no control characters');
  if (scheme.startsWith('http') && username.includes(':'))
    throw invalidField('/username', 'an HTTP username cannot hold a colon (RFC 7617)');
  if (scheme.startsWith('socks5') && Buffer.byteLength(username) > longestSocksCredential)
    throw invalidField('/username', 'SOCKS5 usernames are at most 255 bytes');
  if (scheme.startsWith('socks5') && Buffer.byteLength(password) > longestSocksCredential)
    throw invalidField('/password', 'SOCKS5 passwords are at most 255 bytes');
}

/** Names in lower case and ASCII, IPv6 without brackets; empty when it is no host. */
export function canonicalHost(host: string): string {
  const bare = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
  if (isIP(bare) === 4) return bare;
  if (isIP(bare) === 6) return new URL(`http://[${bare.replace(/%.*/, '')}]/`).hostname.slice(1, -1);
  const name = domainToASCII(bare.replace(/\.$/, ''));
  // What the URL standard takes for an address without being one (127.1, 0x7f.1) means different things to different readers.
  return isIP(name) === 0 && /^[a-z0-9_.-]+$/.test(name) ? name : '';
}

/** A label for an exit that was given none. */
export function defaultLabel({ scheme, host, port, username, localAddress }: ExitIdentity): string {
  if (scheme === 'direct') return localAddress === '' ? 'direct' : `direct ${localAddress}`;
  const gateway = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  return (username === '' ? gateway : `${username}@${gateway}`).slice(0, longestLabel);
}

function checkDirect({ host, port, username, scheme, localAddress }: ExitIdentity, password: string): void {
  if (host !== '') throw invalidField('/host', 'a direct exit has no host');
  if (port !== 0) throw invalidField('/port', 'a direct exit has no port');
  if (username !== '') throw invalidField('/username', 'a direct exit has no credentials');
  if (password !== '') throw invalidField('/password', 'a direct exit has no credentials');
  checkLocalAddress({ scheme, localAddress });
}
function checkGateway({ host, port, scheme, localAddress }: ExitIdentity): void {
  if (host === '') throw invalidField('/host', 'a host name or an IP address');
  if (/^(?:169\.254\.|168\.63\.129\.16$|fd00:ec2:|fe80:|::ffff:a9fe:)/.test(host))
    throw invalidField('/host', 'a link-local or metadata address is no exit');
  if (port === 0) throw invalidField('/port', 'a port from 1 to 65535');
  checkLocalAddress({ scheme, localAddress });
}
