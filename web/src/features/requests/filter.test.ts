import { describe, expect, it } from 'vitest';
import { readFilter } from './filter.ts';
import { suggestRequests } from './suggest.ts';
import { attempt, failedRequest, makeRequest } from './testing/requests.ts';

const ok = makeRequest(1);
const failed = failedRequest(2);
const nameless = makeRequest(3, {
  proxyUser: null,
  exitId: null,
  exitLabel: null,
  target: 'intranet.example:80',
  attempts: 0,
  tries: [],
});
const all = [ok, failed, nameless];
const found = (text: string): readonly string[] =>
  all.filter(readFilter(text).matches).map(({ id }) => id.at(-1) ?? '');

describe('the filter of requests', () => {
  it('takes everything when nothing is typed', () => {
    expect(found('')).toEqual(['1', '2', '3']);
  });
  it.each([
    ['ok:no', ['2']],
    ['-ok:no', ['1', '3']],
    ['code:connection_timeout', ['2']],
    ['target:intranet', ['3']],
    ['site:*.example', ['1', '2', '3']],
    ['user:alice ok:yes', ['1']],
    ['user:anonymous', ['3']],
    ['exit:none', ['3']],
    ['exit:berlin', ['2']],
    ['took:>5s', ['2']],
    ['took:<=57.5', ['1', '3']],
    ['tries:2', ['2']],
    ['session:cart', ['2']],
    ['rule:rule_00000000000000000000000003', ['2']],
    ['status:200,504', ['1', '2', '3']],
    ['cart_91', ['2']],
    ['intranet,timeout', ['2', '3']],
  ])('finds by %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
  it('finds a request by the code of an attempt that was made up for later', () => {
    const saved = makeRequest(4, {
      attempts: 2,
      tries: [attempt('Vienna', 0, 40, 'exit_refused'), attempt('Frankfurt 1', 50, 60)],
    });
    expect(readFilter('code:exit_refused').matches(saved)).toBe(true);
  });
  it('says what it cannot read, and filters by the rest', () => {
    const filter = readFilter('colour:red ok:no');
    expect(filter.problem).toContain('colour');
    expect(all.filter(filter.matches)).toEqual([failed]);
    expect(readFilter('took:soon').problem).toContain('soon');
    expect(readFilter('code:>x').problem).toContain('code');
    expect(readFilter('target:"open').problem).toBeTruthy();
  });
  it('completes fields, closed lists and what the rows hold', () => {
    const labels = (text: string): readonly string[] =>
      suggestRequests(text, text.length, all).map(({ label }) => label);
    expect(labels('tar')).toEqual(['target:']);
    expect(labels('ok:')).toEqual(['yes', 'no']);
    expect(labels('user:')).toEqual(['alice']);
    expect(labels('colour:')).toEqual([]);
    expect(suggestRequests('ok:no exit:fr', 13, all)[0]?.text).toBe('ok:no exit:"Frankfurt 1"');
  });
});
