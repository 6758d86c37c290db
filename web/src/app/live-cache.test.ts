import '../testing/browser.ts';
import { fixtures } from '@gyre/shared/fixtures/fixtures';
import type { LiveEvent } from '@gyre/shared/contract/live';
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import { LiveBuffer } from '../lib/live-buffer.ts';
import { overviewQuery, revisionQuery } from '../lib/queries.ts';
import { patchCache } from './live-cache.ts';

const client = new QueryClient();
const lists = ['exits', 'pools', 'listeners', 'changes'];
const hear = (...events: readonly LiveEvent[]): void => {
  const buffer = new LiveBuffer();
  for (const event of events) buffer.add(event);
  const batch = buffer.take();
  if (batch) patchCache(client, batch);
};
const outOfDate = (): readonly string[] =>
  lists.filter((noun) => client.getQueryState([noun, 'list'])?.isInvalidated === true);

describe('live events in the cache', () => {
  beforeEach(() => {
    client.clear();
    for (const noun of lists) client.setQueryData([noun, 'list'], []);
  });

  it('puts figures and revisions in place without asking', () => {
    const overview = fixtures['overview.get'];
    const [point] = fixtures['traffic.series'].points;
    hear(
      { event: 'overview', data: { overview, point: point! } },
      { event: 'revision', data: fixtures['revisions.current'] },
    );
    expect(client.getQueryData(overviewQuery.queryKey)).toBe(overview);
    expect(client.getQueryData(revisionQuery.queryKey)).toBe(fixtures['revisions.current']);
    expect(outOfDate()).toEqual([]);
  });

  it('reads again what somebody changed, and who changed it', () => {
    hear({ event: 'changed', data: { noun: 'listeners', ids: ['listener_1'], revision: 58 } });
    expect(outOfDate()).toEqual(['listeners', 'changes']);
  });

  it('leaves the list of exits to the screen that shows it, but counts pools again', () => {
    hear({ event: 'changed', data: { noun: 'exits', ids: [], revision: 58 } });
    expect(outOfDate()).toEqual(['pools', 'changes']);
  });

  it('reads everything again when events were missed', () => {
    hear({ event: 'reset', data: {} });
    expect(outOfDate()).toEqual(lists);
  });
});
