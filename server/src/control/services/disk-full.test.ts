import { describe, expect, it } from 'vitest';
import { openStoredHouse } from '../../../testkit/stored-house.ts';

/** The database may not grow any more: what SQLite meets on a full disk. */
function fill(house: ReturnType<typeof openStoredHouse>): void {
  const { sqlite } = house.database;
  const pages = sqlite.pragma('page_count', { simple: true }) as number;
  sqlite.pragma(`max_page_count = ${pages}`);
}
const free = (house: ReturnType<typeof openStoredHouse>): void =>
  void house.database.sqlite.pragma('max_page_count = 1000000');

describe('a full disk', () => {
  it('is said in one sentence, changes nothing, and is over when there is room again', async () => {
    const house = openStoredHouse();
    fill(house);
    const lines = Array.from({ length: 2000 }, (_, i) => `http://user${i}:secret@192.0.2.${i % 250}:${1000 + i}`).join(
      '\n',
    );
    const before = house.services.inventory.revision();
    const write = (): Promise<unknown> =>
      house.call('exits.import', { body: lines, query: { dryRun: 'false', scheme: 'http', maxLines: '0' } });
    await expect(write()).rejects.toMatchObject({
      code: 'internal',
      message: 'The disk is full: nothing was changed.',
    });
    expect(house.services.inventory.revision()).toBe(before);
    expect(house.services.inventory.exitBriefs()).toHaveLength(0);
    const list = await house.call('exits.list', { query: { limit: 10, sort: 'label' } });
    expect(list.total).toBe(0);
    free(house);
    await write();
    expect(house.services.inventory.exitBriefs()).toHaveLength(2000);
    house.close();
  });
});
