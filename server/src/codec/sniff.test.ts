import { expect, it } from 'vitest';
import { sniff } from './sniff.ts';

it.each([
  [0x05, 'socks5'],
  [0x04, 'socks4'],
  [0x16, 'tls'],
  [0x47, 'http'],
  [0x7a, 'http'],
  [0x0d, 'http'],
  [0x0a, 'http'],
  [0x00, 'unknown'],
  [0x20, 'unknown'],
  [0x40, 'unknown'],
  [0x5b, 'unknown'],
  [0xff, 'unknown'],
])('takes a first byte %i for %s', (byte, protocol) => expect(sniff(byte)).toBe(protocol));
