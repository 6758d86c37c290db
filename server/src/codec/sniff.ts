/**
 * Which protocol a client speaks, told from its first byte. The door behind it does the real checking.
 */

export type Protocol = 'socks5' | 'socks4' | 'http' | 'tls' | 'unknown';

/** RFC 1928 §3 (5), SOCKS4 (4), RFC 8446 §5.1 (22 = handshake record), RFC 9112 §3 (a method is a token; blank lines may precede it). */
export function sniff(firstByte: number): Protocol {
  if (firstByte === 0x05) return 'socks5';
  if (firstByte === 0x04) return 'socks4';
  if (firstByte === 0x16) return 'tls';
  const letter = firstByte | 0x20;
  if (letter >= 0x61 && letter <= 0x7a) return 'http';
  return firstByte === 0x0d || firstByte === 0x0a ? 'http' : 'unknown';
}
