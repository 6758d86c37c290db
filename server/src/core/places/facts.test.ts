import { describe, expect, it } from 'vitest';
import { filled, isWhole, unknownPlace } from './facts.ts';

const berlin = { ...unknownPlace, country: 'DE', region: 'Berlin', city: 'Berlin' };

describe('gaps of one answer filled from the next', () => {
  it('takes what the first does not know', () => {
    const asn = { ...unknownPlace, asn: 3320, network: 'Telekom', type: 'isp' as const };
    const both = filled(berlin, asn);
    expect(both).toEqual({ ...berlin, asn: 3320, network: 'Telekom', type: 'isp' });
    expect(isWhole(both)).toBe(true);
    expect(isWhole(berlin)).toBe(false);
  });

  it('keeps what the first knows', () => {
    expect(filled({ ...unknownPlace, country: 'DE' }, { ...unknownPlace, country: 'AT' }).country).toBe('DE');
  });

  it('takes no city of another country or region, and no name of another network', () => {
    const first = { ...unknownPlace, country: 'AT', asn: 1 };
    expect(filled(first, { ...berlin, asn: 2, network: 'Two' })).toEqual(first);
    const bavaria = { ...unknownPlace, country: 'DE', region: 'Bavaria' };
    expect(filled(bavaria, berlin)).toEqual(bavaria);
  });
});
