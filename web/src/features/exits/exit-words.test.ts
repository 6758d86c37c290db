import { describe, expect, it } from 'vitest';
import { gatewayOf, readTags, successOf } from './exit-words.ts';

describe('words of an exit', () => {
  it('puts IPv6 gateways in brackets', () => {
    expect(gatewayOf({ scheme: 'http', host: '2001:db8::1', port: 80, localAddress: '' })).toBe('[2001:db8::1]:80');
  });
  it('names the machine for direct exits', () => {
    expect(gatewayOf({ scheme: 'direct', host: '', port: 0, localAddress: '' })).toBe('this machine');
    expect(gatewayOf({ scheme: 'direct', host: '', port: 0, localAddress: '10.0.0.2' })).toBe('10.0.0.2');
  });
  it('knows no success share before the first attempt', () => {
    expect(successOf({ ok: 0, failed: 0 })).toBeNull();
    expect(successOf({ ok: 3, failed: 1 })).toBe(0.75);
  });
  it('reads tags between spaces and commas, once each', () => {
    expect(readTags('trial, fast  trial')).toEqual(['trial', 'fast']);
    expect(readTags('')).toEqual([]);
    expect(readTags('Not a tag!')).toBeNull();
  });
});
