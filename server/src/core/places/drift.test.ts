import { describe, expect, it } from 'vitest';
import { driftOf, driftText } from './drift.ts';

const nowhere = { country: null, region: null, city: null, asn: null, type: null };
const berlin = { ...nowhere, country: 'DE', region: 'Berlin', city: 'Berlin', asn: 3320 };

describe('claimed against measured', () => {
  it('is the same when they agree, or one side does not know', () => {
    expect(driftOf(berlin, berlin)).toEqual([]);
    expect(driftOf(nowhere, berlin)).toEqual([]);
    expect(driftOf(berlin, nowhere)).toEqual([]);
  });

  it('says what differs', () => {
    const measured = { ...berlin, country: 'NL', city: 'Amsterdam', asn: 1136 };
    const kinds = driftOf(berlin, measured);
    expect(kinds).toEqual(['country', 'asn']);
    expect(driftText(berlin, kinds)).toBe('DE, AS3320');
    expect(driftText(measured, kinds)).toBe('NL, AS1136');
    expect(driftOf(berlin, { ...berlin, city: 'Potsdam', region: 'Brandenburg' })).toEqual(['region', 'city']);
    expect(driftOf({ ...nowhere, type: 'residential' }, { ...nowhere, type: 'datacenter' })).toEqual(['type']);
  });

  it('takes spelling for no difference', () => {
    const claimed = { ...nowhere, country: 'BR', city: 'sao-paulo', region: 'SP' };
    expect(driftOf(claimed, { ...nowhere, country: 'BR', city: 'São Paulo', region: 'São Paulo' })).toEqual([]);
  });
});
