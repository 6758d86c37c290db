import { describe, expect, it } from 'vitest';
import { findPoolQueryError, moves, readExitQuery } from './exit-query.ts';

const tests = (text: string) => readExitQuery(text).conditions.map((it) => it.test);

describe('a query over exits', () => {
  it('reads values by the kind of their field', () => {
    expect(
      tests('state:Healthy,ejected country:de,uk asn:AS3320 latency:>2s success:<95% bytes:>=1.5GB used:<7d'),
    ).toEqual([
      { kind: 'one-of', values: ['healthy', 'ejected'] },
      { kind: 'one-of', values: ['DE', 'GB'] },
      { kind: 'one-of', values: [3320] },
      { kind: 'compares', comparison: '>', value: 2000 },
      { kind: 'compares', comparison: '<', value: 95 },
      { kind: 'compares', comparison: '>=', value: 1.5e9 },
      { kind: 'compares', comparison: '<', value: 604_800_000 },
    ]);
  });
  it('finds exits without a value where there may be none', () => {
    expect(tests('tag:none country:NONE pool:none username:none')).toEqual([
      { kind: 'one-of', values: [null] },
      { kind: 'one-of', values: [null] },
      { kind: 'one-of', values: [null] },
      { kind: 'holds', parts: [null] },
    ]);
    expect(readExitQuery('state:none').errors).toHaveLength(1);
  });
  it('reads places in one spelling, and words that have a meaning of their own', () => {
    expect(tests('city:New-York,"new  york" type:Mobile,none ip:203.0 claim:none price:<0.5 priority:1')).toEqual([
      { kind: 'one-of', values: ['new york', 'new york'] },
      { kind: 'one-of', values: ['mobile', null] },
      { kind: 'holds', parts: ['203.0'] },
      { kind: 'one-of', values: ['none'] },
      { kind: 'compares', comparison: '<', value: 0.5 },
      { kind: 'one-of', values: [1] },
    ]);
    expect(readExitQuery('city:" - "').errors[0]?.message).toMatch(/the name of a place, or none/);
    expect(readExitQuery('claim:maybe').errors[0]?.message).toMatch(/one of same, drift, none$/);
  });
  it('takes bare words for text', () => {
    expect(readExitQuery('-acme').conditions).toEqual([
      { field: null, negated: true, test: { kind: 'text', parts: ['acme'] } },
    ]);
  });
  it.each([
    ['state:hapy', /^state: "hapy" is not one of unproven, healthy, ejected, probation$/, 6, 10],
    ['tag:a country:deu', /two letters, or none/, 14, 17],
    ['-nope:1', /there is no field "nope"; fields are state, admin/, 0, 5],
    ['label:>3', /"label" cannot be compared/, 0, 8],
    ['used:1h', /with < or > before it/, 5, 7],
    ['used:<5', /with < or > before it/, 6, 7],
    ['latency:>fast', /a time such as/, 9, 13],
    ['success:>101', /from 0 to 100/, 9, 12],
    ['constructor:x', /there is no field/, 0, 11],
  ])('says what is wrong with %s and where', (text, message, start, end) => {
    const { errors } = readExitQuery(text);
    expect(errors).toHaveLength(1);
    expect(errors[0]!.message).toMatch(message);
    expect(errors[0]).toMatchObject({ start, end });
  });
  it('knows what moves by itself', () => {
    expect(moves(readExitQuery('country:de'))).toBe(false);
    expect(moves(readExitQuery('country:de -state:ejected'))).toBe(true);
  });
  it('refuses membership by membership, and by passing time', () => {
    expect(findPoolQueryError('country:de state:healthy')).toBeUndefined();
    expect(findPoolQueryError('tag:x pool:other')).toMatchObject({ start: 6, end: 16 });
    expect(findPoolQueryError('added:<1h')?.message).toMatch(/as time passes/);
    expect(findPoolQueryError('state:x')?.message).toMatch(/is not one of/);
  });
});
