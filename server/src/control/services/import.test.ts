import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';
import { readDocument } from '../import/read-document.ts';

let house: StoredHouse;
beforeEach(() => {
  house = openStoredHouse();
});
afterEach(() => house.close());

const imported = (text: string, query: object = {}) => house.call('exits.import', { body: text, query });
const outcomes = async (text: string, query: object = {}) =>
  (await imported(text, query)).lines.map((it) => it.outcome);
const records = () => house.services.inventory.exitRecords('', 1000);

describe('an import', () => {
  it('tells of every line and writes the good ones in one change', async () => {
    const report = await imported(
      '# mine\nhttp://u:pw@a.example:1\n?\nsocks5://b.example:2#label b\nhttp://u:pw@a.example:1',
      {
        tags: 'trial, new',
      },
    );
    expect(report).toMatchObject({
      added: 2,
      updated: 0,
      unchanged: 1,
      skipped: 1,
      errors: 1,
      dryRun: false,
      linesCut: false,
    });
    expect(report.lines.map((it) => [it.line, it.outcome, it.exit])).toEqual([
      [1, 'skipped', null],
      [2, 'added', 'http://u:***@a.example:1'],
      [3, 'error', null],
      [4, 'added', 'socks5://b.example:2'],
      [5, 'unchanged', 'http://u:***@a.example:1'],
    ]);
    expect(JSON.stringify(report)).not.toContain('pw');
    expect(house.commits).toMatchObject([{ revision: report.revision, exitIds: { length: 2 }, probe: { length: 2 } }]);
    expect(records().map((it) => [it.host, it.label, it.password])).toEqual([
      ['a.example', 'u@a.example:1', 'pw'],
      ['b.example', 'label b', ''],
    ]);
    expect((await house.call('exits.list', { query: { q: 'tag:trial tag:new' } })).total).toBe(2);
  });
  it('writes nothing on a dry run, and says the same', async () => {
    const text = 'a.example:1\nb.example:2';
    const dry = await imported(text, { dryRun: 'true' });
    expect(dry).toMatchObject({ dryRun: true, added: 2, revision: null });
    expect(house.commits).toEqual([]);
    expect(records()).toEqual([]);
    const real = await imported(text);
    expect(real.lines).toEqual(dry.lines);
  });
  it('changes the password of an exit that is here, and nothing a line does not say', async () => {
    await imported('http://u:one@a.example:1#mine', { tags: 'x' });
    const [exit] = (await house.call('exits.list')).items;
    await house.call('exits.update', { params: { id: exit!.id }, body: { weight: 9 } });
    house.commits.length = 0;
    expect(await outcomes('http://u@a.example:1')).toEqual(['unchanged']);
    expect(house.commits).toEqual([]);
    expect(await outcomes('http://u:two@a.example:1\nhttp://u:two@a.example:1')).toEqual(['updated', 'unchanged']);
    expect(house.commits).toMatchObject([{ exitIds: [exit!.id], probe: [exit!.id] }]);
    expect(records()).toMatchObject([{ id: exit!.id, label: 'mine', password: 'two', weight: 9 }]);
    expect((await house.call('exits.get', { params: { id: exit!.id } })).tags).toEqual(['x']);
  });
  it('compares many lines as it compares few', async () => {
    const many = (password: string) =>
      Array.from({ length: 700 }, (_, i) => `http://u${i}:${password}@h.example:1`).join('\n');
    expect(await imported(many('a'))).toMatchObject({ added: 700 });
    expect(await imported(many('a'))).toMatchObject({ unchanged: 700, revision: null });
    expect(await imported(many('b'))).toMatchObject({ updated: 700 });
    expect(new Set(records().map((it) => it.password))).toEqual(new Set(['b']));
  });
  it('refuses exits that make no sense by line, and goes on', async () => {
    const report = await imported('http://169.254.169.254:80\na.example:1');
    expect(report).toMatchObject({ added: 1, errors: 1 });
    expect(report.lines[0]).toMatchObject({ line: 1, outcome: 'error', code: 'invalid-exit' });
  });
  it('adds everything it names to a pool, what was here too', async () => {
    await imported('a.example:1');
    const { data: pool } = await house.call('pools.create', { body: { name: 'mine' } });
    await imported('a.example:1\nb.example:1', { poolId: pool.id });
    expect(records().map((it) => it.pools)).toEqual([[pool.id], [pool.id]]);
    await expect(imported('c.example:1', { poolId: 'pool_x' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(imported('c.example:1', { tags: 'ok,Not ok!' })).rejects.toMatchObject({ code: 'validation' });
    expect(records()).toHaveLength(2);
  });
  it('shows all problems and as many other lines as asked for', async () => {
    const report = await imported('a.example:1\n?\nb.example:1\n?', { maxLines: 1 });
    expect(report.lines.map((it) => it.line)).toEqual([1, 2, 4]);
    expect(report.linesCut).toBe(true);
  });
  it('takes its text from JSON too', async () => {
    expect(await house.call('exits.import', { body: { text: 'a.example:1' } })).toMatchObject({ added: 1 });
  });
});

describe('an export', () => {
  it('holds passwords only for admins who ask, and tells the audit', async () => {
    await imported('http://u%40:p@a.example:1#la bel');
    const exported = (query: object, scope: 'read' | 'operate' | 'admin' = 'admin') =>
      house.call('exits.export', { query, scope });
    expect(await exported({}, 'read')).toBe('http://u%2540@a.example:1#la%20bel\n');
    await expect(exported({ passwords: 'true' }, 'operate')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await exported({ passwords: 'true' })).toBe('http://u%2540:p@a.example:1#la%20bel\n');
    const { items } = await house.call('changes.list', { query: { limit: 1 } });
    expect(items).toMatchObject([{ action: 'export', summary: '1 exits exported with passwords' }]);
    expect(await exported({ format: 'csv', q: 'tag:none' })).toBe(
      'scheme,host,port,username,password,label,tags,country,region,city,asn,type,weight,priority,price,template\r\n' +
        'http,a.example,1,u%40,,la bel,,,,,,,1,0,,\r\n',
    );
    expect(JSON.parse(await exported({ format: 'json', q: '-tag:none' }))).toEqual([]);
  });
  it.each(['csv', 'json'])('as %s is read back whole: place, rotation and template', async (format) => {
    const place = { country: 'DE', region: 'Hesse', city: 'Frankfurt am Main', asn: 24940, type: 'mobile' };
    const rotation = { weight: 5, priority: 2, price: 0.25, tags: ['fast'] };
    const body = { scheme: 'http', host: 'a.example', port: 1, username: 'u-{session}', template: 'custom', place };
    const { data } = await house.call('exits.create', { body: { ...body, ...rotation } });
    const text = await house.call('exits.export', { query: { format } });
    const other = openStoredHouse({ readDocument });
    const report = await other.call('exits.import', { body: text });
    expect(report).toMatchObject({ added: 1, errors: 0, lines: [{ warnings: [] }] });
    const { items } = await other.call('exits.list');
    const { id: _, createdAt: _c, updatedAt: _u, health: _h, ...same } = data;
    expect(items).toMatchObject([same]);
    // Once more changes nothing.
    expect(await other.call('exits.import', { body: text })).toMatchObject({ unchanged: 1, revision: null });
    other.close();
  });
  it.each(['csv', 'json', 'urls'])(
    'as %s is read back with credentials a spreadsheet would take for formulas',
    async (format) => {
      for (const [i, sign] of ['=', '+', '-', '@', "'=", "'"].entries()) {
        const body = {
          scheme: 'http',
          host: `${i}.example`,
          port: 1,
          username: `${sign}user`,
          password: `${sign}word`,
        };
        await house.call('exits.create', { body });
      }
      const text = await house.call('exits.export', { query: { format, passwords: 'true' } });
      const other = openStoredHouse({ readDocument });
      expect(await other.call('exits.import', { body: text })).toMatchObject({ added: 6, errors: 0 });
      expect(await other.call('exits.export', { query: { format, passwords: 'true' } })).toBe(text);
      const passwords = other.services.inventory.exitRecords('', 10).map((it) => it.password);
      expect(passwords.sort()).toEqual(["'=word", "'word", '+word', '-word', '=word', '@word']);
      other.close();
    },
  );
});
