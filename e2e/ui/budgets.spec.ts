// What a browser must fetch, compressed: the first screen, what each other screen adds, and what comes on demand (ux.md 7). Read from the build.
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { Bundle } from '../harness/bundle.ts';

const initialKb = 200;
const routeKb = 80;
const chartKb = 40;
const mapKb = 60;
const routes = [
  ...['exits', 'pools', 'pool', 'requests', 'explain', 'rules', 'sessions', 'places', 'health', 'listeners'],
  ...['proxy-users', 'changes', 'settings'],
];

const bundle = new Bundle(fileURLToPath(new URL('../../web/dist', import.meta.url)));
const kbOf = (names: Iterable<string>): number => bundle.bytesOf(names) / 1024;
const frame = bundle.reached([bundle.entry, bundle.named('render')]);
const without = (names: ReadonlySet<string>, known: ReadonlySet<string>): string[] =>
  [...names].filter((it) => !known.has(it));

test('the first screen needs at most 200 KB of scripts, compressed, and none of what is rarely opened', () => {
  const first = bundle.reached([...frame, bundle.named('overview')]);
  expect(kbOf(first)).toBeLessThanOrEqual(initialKb);
  for (const rare of ['time-chart', 'world-map', 'command-menu', 'preferences-dialog', 'shortcuts-sheet'])
    expect([...first]).not.toContain(bundle.named(rare));
});

test('a screen adds at most 80 KB, the charts at most 40 KB and the map at most 60 KB', () => {
  const added = (name: string): number => kbOf(without(bundle.reached([bundle.named(name)]), frame));
  for (const route of routes) expect(added(route), route).toBeLessThanOrEqual(routeKb);
  expect(added('time-chart')).toBeLessThanOrEqual(chartKb);
  expect(added('world-map')).toBeLessThanOrEqual(mapKb);
});
