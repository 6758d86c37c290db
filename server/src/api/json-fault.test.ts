import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from './json-fault.ts';

describe('jsonFault', () => {
  it.each([
    ['', 1, 1, 'a value'],
    ['{"a":}', 1, 6, 'a value'],
    ['{"a" 1}', 1, 6, '":"'],
    ['{\n  "a": 1,\n}', 3, 1, 'a name in double quotes'],
    ['[1,]', 1, 4, 'a value'],
    ['[1 2]', 1, 4, '"," or the end of the list or object'],
    ["{'a': 1}", 1, 2, 'a name in double quotes or "}"'],
    ['{"a": 01}', 1, 7, 'a value'],
    ['{"a": "b', 1, 7, 'a value'],
    ['{"a": "\\x"}', 1, 7, 'a value'],
    ['[1]]', 1, 4, 'the end of the text'],
    ['[1}', 1, 3, '"," or the end of the list or object'],
    ['[[1]', 1, 5, '"," or the end of the list or object'],
  ])('finds where %j stops being JSON', (text, line, column, expected) => {
    expect(jsonFault(text)).toEqual({ line, column, expected });
  });

  it('finds no fault in JSON', () => {
    fc.assert(fc.property(fc.json(), (text) => jsonFault(text) === undefined));
  });

  it('agrees with the engine about what is JSON, whatever is cut or changed', () => {
    const parses = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '\\', '0', '-', 'x', '\u0001'))
      .map(
        ([text, at, sign]) => text.slice(0, at % (text.length + 1)) + sign + text.slice((at % (text.length + 1)) + 1),
      );
    fc.assert(
      fc.property(broken, (text) => (jsonFault(text) === undefined) === parses(text)),
      { numRuns: 2000 },
    );
  });

  it('survives what is deep and what is long', () => {
    expect(jsonFault('['.repeat(1_000_000))?.column).toBe(1_000_001);
    expect(jsonFault(`["${'a'.repeat(8_000_000)}"`)?.column).toBe(8_000_004);
  });
});
