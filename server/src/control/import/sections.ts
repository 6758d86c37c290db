/**
 * Cuts a CSV text where a row ends, so that a long one is read in parts. A line end inside quotes (RFC 4180, section 2.6) is no end of a row.
 */

export interface Section {
  readonly text: string;
  /** Line ends in it. */
  readonly lines: number;
}
/** Characters of a section, about. */
const usual = 32 * 1024;
/** So long is no cell: a quote was never closed. */
const longest = 1024 * 1024;

export function* sectionsOf(text: string, delimiter: string): Generator<Section, void, void> {
  for (let from = 0; from < text.length;) {
    const to = endOfRow(text, delimiter, from);
    const section = text.slice(from, to);
    yield { text: section, lines: section.match(/\r\n|\n|\r/g)?.length ?? 0 };
    from = to;
  }
}

/** Behind the first row that ends far enough from `from`, which is the beginning of one. */
function endOfRow(text: string, delimiter: string, from: number): number {
  let quoted = false;
  let atStart = true;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    const lineEnd = char === '\n' || (char === '\r' && text[at + 1] !== '\n');
    if (lineEnd && at - from >= (quoted ? longest : usual)) return at + 1;
    if (char === '"') {
      // Inside quotes two of them are one that is meant; one that nothing ends is taken as it is (`relax_quotes`).
      if (!quoted) quoted = atStart;
      else if (text[at + 1] === '"') at++;
      else quoted = !endsCell(text[at + 1], delimiter);
    }
    atStart = !quoted && (lineEnd || char === delimiter);
  }
  return text.length;
}

const endsCell = (char: string | undefined, delimiter: string): boolean =>
  char === undefined || char === delimiter || char === '\n' || char === '\r';
