import world110 from 'world-atlas/countries-110m.json';
import { describe, expect, it } from 'vitest';
import { smallPlaces } from './world-codes.ts';
import { frame, nextSpot, worldOf, type Atlas } from './world-geometry.ts';

const world = worldOf(world110 as unknown as Atlas);
const spot = (code: string) => world.spots.get(code)!;
const spots = [...world.spots.values()];

describe('the world as shapes', () => {
  it('knows the two letters of every shape but the few without a code', () => {
    expect(world.shapes).toHaveLength(176);
    expect(world.shapes.filter(({ code }) => code === null)).toHaveLength(2);
    expect(new Set(world.shapes.map(({ code }) => code)).size).toBe(175);
  });
  it('puts every country inside the frame', () => {
    for (const { x, y } of spots) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(frame.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(frame.height);
    }
  });
  it('has a place for countries too small for a shape, and for none that has one', () => {
    expect(spot('SG').small).toBe(true);
    const shaped = new Set(world.shapes.map(({ code }) => code));
    expect(Object.keys(smallPlaces).filter((code) => shaped.has(code))).toEqual([]);
  });
  it('points at France in Europe', () => {
    expect(Math.hypot(spot('FR').x - spot('BE').x, spot('FR').y - spot('BE').y)).toBeLessThan(30);
  });
  it('goes to the neighbour an arrow key means', () => {
    expect(nextSpot(spot('PT'), spots, 'right').code).toBe('ES');
    expect(nextSpot(spot('US'), spots, 'up').code).toBe('CA');
    expect(nextSpot(spot('CL'), [spot('CL'), spot('BR')], 'left').code).toBe('CL');
  });
});
