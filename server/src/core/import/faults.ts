/**
 * What can be wrong with a line that should name an exit, and what is only worth a warning: closed lists of codes, and one sentence for
 * each error. A sentence never repeats the line, which may hold a password.
 */

export const importErrors = {
  'port-missing': 'The port is missing. Write host:port.',
  'bad-port': 'The port is not a number from 1 to 65535.',
  'host-missing': 'The host is missing.',
  'ambiguous-ip': 'This is no plain IPv4 address. Write four numbers from 0 to 255 without leading zeros.',
  'ipv6-needs-brackets': 'An IPv6 address needs brackets: [2001:db8::1]:8080.',
  'metadata-address': 'The address of a metadata service is no exit.',
  'unexpected-path': 'A path or query stands behind the port. An exit is only scheme, host and port.',
  'unsupported-scheme': 'The scheme is none of http, https, socks4, socks4a, socks5 and socks5h.',
  'basic-username-colon': 'An HTTP username cannot hold a colon (RFC 7617).',
  'socks5-credential-too-long': 'SOCKS5 usernames and passwords are at most 255 bytes.',
  'credential-too-long': 'Usernames and passwords are at most 512 characters.',
  'control-character': 'The line holds a control character.',
  'line-too-long': 'The line is longer than 4096 characters.',
  unrecognised: 'This names no exit in any form we know.',
} as const;
export type ImportErrorCode = keyof typeof importErrors;

export type ImportWarning =
  /** `host:port@user:pass` was read the other way round. */
  | 'reversed-at'
  | 'no-password'
  /** Both ends of the line look like host and port; the first was taken. */
  | 'ambiguous-order'
  | 'extra-fields-ignored'
  /** A `%` that begins no escape was kept as it is. */
  | 'bad-percent-encoding'
  /** A private, link-local or loopback host. */
  | 'private-address'
  /** SOCKS4 carries no password. */
  | 'password-unused';
