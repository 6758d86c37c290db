import { describe, expect, it } from 'vitest';
import { fieldValues, toggled, withField } from './filter-text.ts';

describe('the query text that buttons edit', () => {
  it('reads every value of a field but not the negated ones', () => {
    expect(fieldValues('state:ejected,probation -state:healthy STATE:unproven', 'state')).toEqual([
      'ejected',
      'probation',
      'unproven',
    ]);
  });
  it('adds a second value to the same term and leaves the rest alone', () => {
    expect(toggled('acme country:DE -tag:trial latency:>800', 'country', 'AT')).toBe(
      'acme -tag:trial latency:>800 country:DE,AT',
    );
  });
  it('removes the term with its last value', () => {
    expect(toggled('country:de acme', 'country', 'DE')).toBe('acme');
  });
  it('quotes values with spaces and reads them back', () => {
    const q = withField('', 'city', ['New York']);
    expect(q).toBe('city:"New York"');
    expect(fieldValues(q, 'city')).toEqual(['New York']);
  });
  it('keeps what cannot be read', () => {
    expect(toggled('city:"Ber', 'state', 'ejected')).toBe('city:"Ber state:ejected');
  });
});
