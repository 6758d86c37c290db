import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { joined, patchTail, tailQuery } from './tail.ts';
import { makeRequest } from './testing/requests.ts';

const numbers = (rows: readonly { readonly id: string }[]): readonly number[] =>
  rows.map(({ id }) => Number(id.slice(4)));
const all = { q: '', from: '', to: '' };
const { log } = fixtures['requests.list'];
const requests = (...of: number[]) => of.map((number) => makeRequest(number));

describe('the ring of the tail', () => {
  it('puts what is new on top, newest first, and keeps each request once', () => {
    expect(numbers(joined(requests(3, 2, 1), requests(3, 4, 5)))).toEqual([5, 4, 3, 2, 1]);
  });
  it('puts what arrives late where it belongs', () => {
    expect(numbers(joined(requests(5, 1), requests(3, 6)))).toEqual([6, 5, 3, 1]);
  });
  it('drops the oldest when it is full', () => {
    expect(numbers(joined(requests(3, 2, 1), requests(4), 3))).toEqual([4, 3, 2]);
  });
  it('takes events only after the first read, which brings them anyway', () => {
    const client = new QueryClient();
    patchTail(client, all, { requests: requests(1) });
    expect(client.getQueryData(tailQuery(all).queryKey)).toBeUndefined();
    client.setQueryData(tailQuery(all).queryKey, { items: requests(1), log });
    patchTail(client, all, { requests: requests(2) });
    expect(numbers(client.getQueryData(tailQuery(all).queryKey)!.items)).toEqual([2, 1]);
  });
  it('takes only what matches the filter', () => {
    const client = new QueryClient();
    const asked = { q: 'target:news', from: '', to: '' };
    client.setQueryData(tailQuery(asked).queryKey, { items: [], log });
    patchTail(client, asked, { requests: [makeRequest(1), makeRequest(2, { target: 'news.example:443' })] });
    expect(numbers(client.getQueryData(tailQuery(asked).queryKey)!.items)).toEqual([2]);
  });
});
