import { strategies } from '@gyre/shared/vocabulary';
import { describe, expect, it } from 'vitest';
import { t } from './editor-messages.ts';
import { strategyPictures } from './strategy-pictures.ts';

describe('pictures of strategies', () => {
  it('show ten requests over four exits, each strategy its own way', () => {
    for (const strategy of strategies) {
      const { went, bars } = strategyPictures[strategy];
      expect(went).toHaveLength(10);
      expect(went.every((lane) => lane >= -1 && lane < 4)).toBe(true);
      if (bars) expect(bars).toHaveLength(4);
    }
    expect(new Set(strategies.map((one) => JSON.stringify(strategyPictures[one]))).size).toBe(strategies.length);
    expect(new Set(strategies.map((one) => t.strategies[one])).size).toBe(strategies.length);
  });
  it('keep what they claim: one target one exit under rendezvous, tiers in order under priority', () => {
    const { went, rings = [] } = strategyPictures.rendezvous;
    const lanesOf = (ringed: boolean) => new Set(went.filter((_, i) => rings.includes(i) === ringed));
    expect(lanesOf(true).size).toBe(1);
    expect(lanesOf(false).size).toBe(1);
    const below = strategyPictures.priority.went.filter((lane) => lane > 1);
    expect(below.length).toBeLessThan(3);
  });
});
