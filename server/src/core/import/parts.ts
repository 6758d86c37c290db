/**
 * The parts of an exit, once a reading of any kind has found them: limits of the protocols, and addresses that need a word.
 */
import { utf8 } from '../math/base64.ts';
import type { Endpoint } from './endpoint.ts';
import { importErrors, type ImportErrorCode, type ImportWarning } from './faults.ts';
import { nearnessOf } from './nearness.ts';
import { noWarnings } from './reading.ts';
import type { ImportScheme } from './schemes.ts';

export interface ExitParts {
  readonly scheme: ImportScheme;
  /** Lower-case name in ASCII, dotted IPv4, or IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** '' = none. */
  readonly username: string;
  readonly password: string;
  readonly label?: string;
}

export interface FoundParts {
  readonly scheme: ImportScheme;
  readonly endpoint: Endpoint;
  readonly username: string;
  readonly password: string;
  readonly label: string | undefined;
}

export type PartsVerdict =
  | { readonly kind: 'exit'; readonly exit: ExitParts; readonly warnings: readonly ImportWarning[] }
  | { readonly kind: 'error'; readonly code: ImportErrorCode; readonly message: string };

const longestCredential = 512;
const longestSocksCredential = 255;
const longestLabel = 120;
/** Lone surrogates too: they have no bytes. */
/** Control characters, and lone surrogates, which cannot be written anywhere. */
const control = /[\x00-\x1f\x7f]|\p{Surrogate}/u;

export function checkParts(found: FoundParts): PartsVerdict {
  const { scheme, endpoint, username, password, label } = found;
  const nearness = endpoint.fault === undefined ? nearnessOf(endpoint.host) : 'public';
  const fault = endpoint.fault ?? (nearness === 'metadata' ? 'metadata-address' : faultOfCredentials(found));
  if (fault !== undefined) return { kind: 'error', code: fault, message: importErrors[fault] };
  const unused = password !== '' && scheme.startsWith('socks4');
  const warnings = unused || nearness === 'private' ? warningsOf(nearness === 'private', unused) : noWarnings;
  const { host, port } = endpoint;
  const shown =
    label
      ?.replace(/[\x00-\x1f\x7f]+/g, ' ')
      .trim()
      .slice(0, longestLabel) ?? '';
  const parts = { scheme, host, port, username, password };
  const exit = shown === '' ? parts : { scheme, host, port, username, password, label: shown };
  return { kind: 'exit', exit, warnings };
}

function warningsOf(near: boolean, unused: boolean): readonly ImportWarning[] {
  return [...(near ? (['private-address'] as const) : []), ...(unused ? (['password-unused'] as const) : [])];
}

function faultOfCredentials({ scheme, username, password }: FoundParts): ImportErrorCode | undefined {
  if (username === '' && password === '') return undefined;
  if (control.test(username) || control.test(password)) return 'control-character';
  if (username.length > longestCredential || password.length > longestCredential) return 'credential-too-long';
  if (scheme.startsWith('http')) return username.includes(':') ? 'basic-username-colon' : undefined;
  const tooLong = (text: string): boolean =>
    text.length * 3 > longestSocksCredential && utf8(text).length > longestSocksCredential;
  return scheme.startsWith('socks5') && (tooLong(username) || tooLong(password))
    ? 'socks5-credential-too-long'
    : undefined;
}
