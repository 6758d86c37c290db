import { expect, it } from 'vitest';
import { ApiError } from '../../lib/api-client.ts';
import { faultsOf, lineRange } from './config-faults.ts';

it('finds the line of each fault, and keeps what has none', () => {
  const told = [
    { pointer: '/pools/0', code: 'x', message: 'line 12, column 5: pool "a": is wrong' },
    { pointer: '', code: 'confirm', message: 'something else' },
  ];
  const problem = { type: '', title: '', status: 400, code: 'validation', detail: 'all', requestId: 'r' } as const;
  expect(faultsOf(new ApiError(400, { ...problem, errors: told }, null, 'all'))).toEqual([
    { line: 12, text: 'pool "a": is wrong' },
    { line: null, text: 'something else' },
  ]);
  expect(faultsOf(new ApiError(412, problem, null, 'changed since'))).toEqual([{ line: null, text: 'changed since' }]);
});

it('knows where a line is', () => {
  const text = 'one\ntwo\nthree';
  expect([1, 2, 3, 9].map((line) => text.slice(...lineRange(text, line)))).toEqual(['one', 'two', 'three', 'three']);
});
