import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { describe, expect, it } from 'vitest';
import { createOf, draftFor, emptyDraft, gatewayText, problemsOf, vendorsLike } from './gateway-draft.ts';
import { sampleWishes } from './queries.ts';

const [vendor] = fixtures['templates.list'].items;
const gate = vendor!;

describe('the draft of a gateway', () => {
  it('begins with the vendor’s first gateway, or the one that was recognised, and the account', () => {
    expect(draftFor(gate)).toEqual({ ...emptyDraft, scheme: 'http', host: 'gate.vendor.example', port: '7000' });
    const other = gatewayText(gate.gateways[1]!);
    expect(draftFor(gate, other, 'bob')).toMatchObject({ scheme: 'socks5h', port: '7001', username: 'bob' });
    expect(draftFor(gate, 'http://elsewhere:1')).toMatchObject({ port: '7000' });
  });
  it('says what is missing, and becomes an exit with the template', () => {
    expect(Object.keys(problemsOf(emptyDraft, gate))).toEqual(['host', 'port', 'username']);
    expect(problemsOf({ ...draftFor(gate), port: '70000', username: 'x' }, gate)).toHaveProperty('port');
    const draft = { ...draftFor(gate), username: ' bob ', password: 'pw' };
    expect(problemsOf(draft, gate)).toEqual({});
    expect(createOf(draft, gate)).toEqual({
      scheme: 'http',
      host: 'gate.vendor.example',
      port: 7000,
      username: 'bob',
      password: 'pw',
      template: 'example-gate',
    });
  });
  it('finds vendors by name and by the host of a gateway', () => {
    expect(vendorsLike([gate], 'GATE ex')).toEqual([gate]);
    expect(vendorsLike([gate], 'vendor.example')).toEqual([gate]);
    expect(vendorsLike([gate], 'gate nothing')).toEqual([]);
  });
  it('is shown with wishes the vendor can be asked for', () => {
    const all = ['', 'country-de', 'session-cart7-ttl-30m', 'country-us-city-austin-session-cart7-ttl-30m'];
    expect(sampleWishes(gate)).toEqual(all);
    expect(sampleWishes({ can: ['session'] })).toEqual(['', 'session-cart7']);
  });
});
