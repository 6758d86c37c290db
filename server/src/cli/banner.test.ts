import { describe, expect, it } from 'vitest';
import { type BannerFacts, bannerText } from './banner.ts';

const facts: BannerFacts = {
  version: '1.0.0',
  proxy: { host: '127.0.0.1', port: 8080 },
  admin: { host: '127.0.0.1', port: 8081 },
  ...{ claimCode: undefined, exits: 3, credentials: false, demo: false },
};
const text = (change: Partial<BannerFacts>): string => bannerText({ ...facts, ...change });

describe('what the terminal says', () => {
  it('names both addresses and a line to try', () => {
    expect(text({})).toContain('127.0.0.1:8080');
    expect(text({})).toContain('http://127.0.0.1:8081');
    expect(text({})).toContain('curl -x http://127.0.0.1:8080 http://');
  });
  it('gives the code and where to use it while nobody has claimed the installation', () => {
    expect(text({ claimCode: 'abc-def' })).toContain('http://127.0.0.1:8081/claim?code=abc-def');
    expect(text({})).not.toContain('claim');
  });
  it('gives an address that can be typed when all addresses are listened on', () => {
    const everywhere = text({ proxy: { host: '0.0.0.0', port: 1 }, admin: { host: '::', port: 2 } });
    expect(everywhere).toContain('curl -x http://127.0.0.1:1 ');
    expect(everywhere).toContain('http://[::1]:2');
  });
  it('says how to add exits when there are none', () => {
    expect(text({ exits: 0 })).toContain('/api/v1/exits/import');
  });
  it('asks for credentials where clients need them', () => {
    expect(text({ credentials: true })).toContain('curl -x http://NAME:PASSWORD@127.0.0.1:8080 ');
  });
  it('gives the demo’s admin and its target', () => {
    const demo = text({ demo: true, signIn: { name: 'demo', password: 'practice-1' } });
    expect(demo).toContain('demo with the password practice-1');
    expect(demo).toContain('curl -x http://127.0.0.1:8080 http://target.gyre.test/');
  });
});
