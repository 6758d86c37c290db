import { describe, expect, it } from 'vitest';
import { type OpenTunnel, OpenTunnels, shares } from './open-tunnels.ts';

const tunnelOf = (name: string, told: string[]): OpenTunnel => ({ place: -1, tellPassed: () => void told.push(name) });

describe('open tunnels', () => {
  it('are all told of in four looks, a share in each', () => {
    const open = new OpenTunnels();
    const told: string[] = [];
    for (let i = 0; i < 10; i++) open.add(tunnelOf(`t${i}`, told));
    open.look();
    expect(told).toEqual(['t0', 't1', 't2']);
    for (let i = 1; i < shares; i++) open.look();
    expect(new Set(told).size).toBe(10);
  });
  it('that ended are told of no more, the others go on', () => {
    const open = new OpenTunnels();
    const told: string[] = [];
    const tunnels = ['a', 'b', 'c', 'd', 'e'].map((name) => tunnelOf(name, told));
    for (const it of tunnels) open.add(it);
    open.remove(tunnels[1]!);
    open.remove(tunnels[4]!);
    open.remove(tunnels[2]!);
    for (let i = 0; i < shares; i++) open.look();
    expect(new Set(told)).toEqual(new Set(['a', 'd']));
    open.remove(tunnels[0]!);
    open.remove(tunnels[3]!);
    told.length = 0;
    open.look();
    expect(told).toEqual([]);
  });
});
