// The acceptance script of the dashboard (70 numbers, A1 to A70): each has a test here that names it, and none is claimed that is not in it.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

const last = 70;
/** What has no screen, and why. */
const without: Readonly<Record<string, string>> = {
  A47: 'previews of a refresh: there are no sources that refresh, exits are imported',
  A49: 'a failing source: as A47',
};
/** Journeys of which a part has no screen: J4 by source is done by a query. */
const journeys = ['J1', 'J2', 'J3', 'J4', 'J5', 'J6', 'J7', 'J8'];

const folder = new URL('.', import.meta.url);
const titles = readdirSync(folder)
  .filter((name) => name.endsWith('.spec.ts'))
  .flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/\btest\(\s*(['"`])(.*?)\1/g)])
  .map((found) => found[2]!);
const numbersOf = (title: string): string[] => /^((?:[AJ]\d+ )+)/.exec(title)?.[1]?.trim().split(' ') ?? [];

test('every number of the acceptance script has a test, but for what has no screen', () => {
  const tested = new Set(titles.flatMap(numbersOf));
  const wanted = Array.from({ length: last }, (_, i) => `A${i + 1}`).filter((it) => without[it] === undefined);
  expect(wanted.filter((it) => !tested.has(it))).toEqual([]);
  expect([...tested].filter((it) => it.startsWith('A') && !wanted.includes(it))).toEqual([]);
});

test('every journey is made by keyboard alone', () => {
  const byKeys = titles.filter((title) => title.startsWith('A61 ') || title.includes('by keyboard alone'));
  const made = new Set(byKeys.flatMap(numbersOf));
  expect(journeys.filter((it) => !made.has(it))).toEqual([]);
});
