import { describe, expect, it } from 'vitest';
import { FieldCursor } from './field-cursor.ts';

function walk(text: string): { lines: string[]; fault: string | undefined; at: number } {
  const cursor = new FieldCursor(text, 0);
  const lines: string[] = [];
  while (cursor.next()) lines.push(`${cursor.lowerName()}=${cursor.value()}`);
  return { lines, fault: cursor.fault?.detail, at: cursor.start };
}

describe('walking field lines', () => {
  it('gives names and values without the white space around them', () => {
    const text = 'Host: a\r\nX-A:\t b c \t\r\nX-B:\r\nX-C::d\r\n\r\nbody';
    expect(walk(text)).toEqual({
      lines: ['host=a', 'x-a=b c', 'x-b=', 'x-c=:d'],
      fault: undefined,
      at: text.indexOf('\r\n\r\n') + 2,
    });
  });
  it.each([
    [' a: b\r\n\r\n', 'obsolete line folding'],
    ['\ta: b\r\n\r\n', 'obsolete line folding'],
    [': b\r\n\r\n', 'empty field name'],
    ['a : b\r\n\r\n', 'white space in or behind a field name'],
    ['a b: c\r\n\r\n', 'white space in or behind a field name'],
    ['a(: b\r\n\r\n', 'field name with a forbidden character'],
    ['a\r\n\r\n', 'field name with a forbidden character'],
    ['a: b\rc\r\n\r\n', 'CR without LF'],
    ['a: b\nc\r\n\r\n', 'LF without CR'],
    ['a: b\0\r\n\r\n', 'field value with a control character'],
    ['a: b', 'field line without an end'],
    ['a', 'head without an empty line'],
    ['', 'head without an empty line'],
  ])('stops at %j', (text, detail) => expect(walk(text).fault).toBe(detail));
});
