import { describe, expect, it } from 'vitest';
import { draftOfSettings, problemsOfSettings, readPorts, updateOfSettings } from './settings-draft.ts';
import { someSettings } from './testing/settings.ts';

const draft = draftOfSettings(someSettings);

describe('settings while they are typed', () => {
  it('shows times in seconds and sends nothing when nothing changed', () => {
    expect(draft.amounts['probe/intervalMs']).toBe('60');
    expect(updateOfSettings(draft, someSettings)).toEqual({});
  });
  it('sends only the fields that changed, in the stored unit', () => {
    const typed = {
      ...draft,
      amounts: { ...draft.amounts, 'probe/timeoutMs': '2.5' as const },
      refusedPorts: '25 465',
    };
    expect(updateOfSettings(typed, someSettings)).toEqual({ probe: { timeoutMs: 2500 }, refusedPorts: [25, 465] });
  });
  it('sends which comparisons with peers are on, and 0 for a share that returns at once', () => {
    const typed = {
      ...draft,
      latencyOutliers: false,
      amounts: { ...draft.amounts, 'health/slowStartMs': '0' as const },
    };
    expect(updateOfSettings(typed, someSettings)).toEqual({ health: { latencyOutliers: false, slowStartMs: 0 } });
  });
  it('says which numbers are out of range, and that the longest ejection cannot be the shorter one', () => {
    const typed = {
      ...draft,
      amounts: {
        ...draft.amounts,
        'probe/concurrency': '0',
        'health/baseEjectionMs': '600',
        'health/maxEjectionMs': '60',
      },
    };
    expect(problemsOfSettings(typed)).toEqual({
      'probe/concurrency': 'Use a whole number in 1 – 4,000.',
      'health/maxEjectionMs': 'The longest ejection cannot be shorter than the first.',
    });
  });
  it('wants host:port as the target of probes', () => {
    for (const good of ['', 'example.com:443', '[2001:db8::1]:80']) {
      expect(problemsOfSettings({ ...draft, probeTarget: good })).toEqual({});
    }
    for (const bad of ['example.com', 'https://example.com:443', 'example.com:99999']) {
      expect(problemsOfSettings({ ...draft, probeTarget: bad })).toHaveProperty('probe/target');
    }
  });
  it('keeps echo targets in their order, at most ten http addresses', () => {
    const typed = {
      ...draft,
      echoTargets: 'https://a.example/ip\n\nhttp://b.example',
      placesCount: 'claimed' as const,
    };
    expect(updateOfSettings(typed, someSettings)).toEqual({
      places: { echoTargets: ['https://a.example/ip', 'http://b.example'], counts: 'claimed' },
    });
    for (const echoTargets of [
      'b.example',
      'ftp://b.example',
      Array.from({ length: 11 }, (_, i) => `http://e${i}`).join(' '),
    ]) {
      expect(problemsOfSettings({ ...draft, echoTargets })).toHaveProperty('places/echoTargets');
    }
  });
  it('takes a share with decimals', () => {
    const typed = { ...draft, amounts: { ...draft.amounts, 'requests/samplePercent': '12.5' } };
    expect(updateOfSettings(typed, someSettings)).toEqual({ requests: { samplePercent: 12.5 } });
  });
  it('reads ports once each and refuses anything else', () => {
    expect(readPorts('25, 465 25')).toEqual([25, 465]);
    expect(readPorts('')).toEqual([]);
    expect(readPorts('smtp')).toBeNull();
    expect(readPorts('70000')).toBeNull();
  });
});
