import { describe, expect, it } from 'vitest';
import { requestRow } from '../../../testkit/reports.ts';
import { recentLimit } from '../telemetry/recent.ts';
import { KeptRequests } from './kept-requests.ts';

const rows = (count: number, name: string) => Array.from({ length: count }, (_, i) => requestRow(`${name}${i}`));

describe('requests kept for Explain', () => {
  it('are the newest, whatever is sampled: what the tail shows can be explained', () => {
    const kept = new KeptRequests(() => ({ samplePercent: 0, kept: 100, logBytes: 0, logDays: 0 }));
    kept.take(rows(recentLimit, 'a'));
    expect(kept.find('a0')).toBeDefined();
    kept.take(rows(1, 'b'));
    expect(kept.find('a0')).toBeUndefined();
    expect(kept.find('b0')).toBeDefined();
    expect(kept.all()).toHaveLength(recentLimit);
  });

  it('are failures and a sample of the others for longer, each once', () => {
    const kept = new KeptRequests(() => ({ samplePercent: 10, kept: 1000, logBytes: 0, logDays: 0 }));
    kept.take([requestRow('bad', { ok: false, code: 'no_eligible_exit' })]);
    kept.take(rows(recentLimit * 2, 'a'));
    expect(kept.find('bad')).toBeDefined();
    expect(kept.find('a9')).toBeDefined();
    expect(kept.find('a8')).toBeUndefined();
    const all = kept.all().map(({ id }) => id);
    expect(all).toHaveLength(new Set(all).size);
  });
});
