import { describe, expect, it } from 'vitest';
import { nearnessOf } from './nearness.ts';

describe('nearnessOf', () => {
  it.each([
    ['1.2.3.4', 'public'],
    ['172.32.0.1', 'public'],
    ['gw.example.net', 'public'],
    ['2001:db8::1', 'public'],
    ['10.255.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.0.1', 'private'],
    ['100.64.0.1', 'private'],
    ['127.0.0.1', 'private'],
    ['0.0.0.0', 'private'],
    ['localhost', 'private'],
    ['a.localhost', 'private'],
    ['::1', 'private'],
    ['::', 'private'],
    ['fd12::1', 'private'],
    ['fe80::1', 'private'],
    ['::ffff:10.0.0.1', 'private'],
    ['64:ff9b::10.0.0.1', 'private'],
    ['10.0.0.1.example.com', 'public'],
    ['169.254.169.254', 'metadata'],
    ['168.63.129.16', 'metadata'],
    ['100.100.100.200', 'metadata'],
    ['fd00:ec2::254', 'metadata'],
    ['::ffff:169.254.169.254', 'metadata'],
    ['metadata.google.internal', 'metadata'],
  ])('%s is %s', (host, nearness) => {
    expect(nearnessOf(host)).toBe(nearness);
  });
});
