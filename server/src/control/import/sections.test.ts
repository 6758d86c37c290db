import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRows } from './rows.ts';
import { sectionsOf } from './sections.ts';

const cell = fc.stringMatching(/^[a-z0-9 .,"\n]{0,12}$/).map((it) => (/[",\r\n]/.test(it) ? quoted(it) : it));
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const padding = 'x'.repeat(20);
const row = fc.array(cell, { minLength: 2, maxLength: 4 }).map((it) => [padding, ...it].join(','));

function inSections(text: string): { readonly line: number; readonly cells: readonly string[] }[] {
  let before = 0;
  const rows = [];
  for (const section of sectionsOf(text, ',')) {
    for (const { line, cells } of readRows(section.text, ',').rows) rows.push({ line: before + line, cells });
    before += section.lines;
  }
  return rows;
}

describe('sectionsOf', () => {
  it('reads what reading in one go reads, with the same line numbers', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 50, maxLength: 50 }), fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const text = `${rows.join(end)}${end}`.repeat(60);
        expect([...sectionsOf(text, ',')].length).toBeGreaterThan(1);
        expect(inSections(text)).toEqual(readRows(text, ',').rows);
      }),
      { numRuns: 5 },
    );
  });
  it('takes a quote in the middle of a cell for what it is', () => {
    const text = `1.2.3.4,80,5" drive\n`.repeat(5_000);
    expect([...sectionsOf(text, ',')].length).toBeGreaterThan(1);
    expect(inSections(text)).toEqual(readRows(text, ',').rows);
  });
  it('cuts behind a quote that is never closed', () => {
    const text = `1.2.3.4,80,"open\n${'1.2.3.4,81,closed\n'.repeat(100_000)}`;
    expect([...sectionsOf(text, ',')].length).toBeGreaterThan(10);
  });
});
