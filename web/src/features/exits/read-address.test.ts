import { describe, expect, it } from 'vitest';
import { readAddress } from './read-address.ts';

const read = (address: Readonly<Record<string, string>>) => readAddress({ get: (name) => address[name] ?? '' });

describe('the address of the list', () => {
  it('says query, order and columns', () => {
    expect(read({ q: 'country:DE', sort: '-label', cols: 'price,label' })).toEqual({
      ...{ q: 'country:DE', sort: '-label', cols: ['price', 'label'], ignored: [] },
    });
  });

  it('is read as far as it can be, and what is left out is told', () => {
    expect(read({ q: 'country:DE latency:fast tag:a', sort: 'wit', cols: 'price,wit' })).toEqual({
      ...{ q: 'country:DE tag:a', sort: '-added', cols: ['price'] },
      ignored: ['latency:fast', 'sort=wit', 'cols=wit'],
    });
  });
});
