import { describe, expect, it } from 'vitest';
import { csvLine } from './csv.ts';

describe('a line of CSV', () => {
  it('has numbers as they are, yes and no, and nothing for what is no value', () => {
    expect(csvLine(['a', -1.5, true, false, null, undefined, ''])).toBe('a,-1.5,yes,no,,,\r\n');
  });
  it('quotes what would end a cell', () => {
    expect(csvLine(['a,b', 'say "x"', 'one\ntwo', 'one\rtwo'])).toBe('"a,b","say ""x""","one\ntwo","one\rtwo"\r\n');
  });
  it.each(['=1+1', '+1', '-1', '@sum', '\tx'])('makes %j plain text for a spreadsheet', (text) => {
    expect(csvLine([text])).toBe(`'${text}\r\n`);
  });
  it('tells a guard from an apostrophe that was there', () => {
    expect(csvLine(["'=1", "'twas"])).toBe("''=1,'twas\r\n");
  });
  it('guards and quotes the same cell', () => {
    expect(csvLine(['=a,b'])).toBe(`"'=a,b"\r\n`);
  });
});
