// Creates and changes pools. They name each other as fallbacks, so all are there before any is named, and no circle of now stands in the way.
import { goingOf, matchOf, type Task } from './task.ts';
import { alike, different } from './values.ts';

/** Of pools whose fallbacks become others, and of those that go. */
export function fallbacksOff(task: Task): void {
  const { faults, hands } = task;
  const changed = matchOf(task, 'pools').pairs.flatMap(({ item, known }) =>
    known === undefined || alike(known.item.fallbacks, item.fallbacks) ? [] : [known],
  );
  for (const { id, item } of [...changed, ...goingOf(task, 'pools')])
    if (item.fallbacks.length > 0) faults.attempt('/pools', () => hands.sections.pools.update(id, { fallbacks: [] }));
}

export function writePools(task: Task): void {
  const { faults, hands } = task;
  const { pools } = hands.sections;
  const { pairs } = matchOf(task, 'pools');
  const ids = pairs.map(
    ({ item, index, known }) => known?.id ?? faults.attempt(`/pools/${index}`, () => pools.create(item).id),
  );
  if (faults.any) return;
  for (const { item, index, known } of pairs) {
    const { fallbacks, ...rest } = item;
    const before = known?.item.fallbacks ?? [];
    const change = { ...different(known?.item ?? rest, rest), ...(alike(before, fallbacks) ? {} : { fallbacks }) };
    if (Object.keys(change).length > 0) faults.attempt(`/pools/${index}`, () => pools.update(ids[index]!, change));
  }
}
