// A pasted list by its lines, counted from 1 as the report counts them.

/** The text of a line; empty where there is none. */
export const lineOf = (text: string, line: number): string => (text.split('\n')[line - 1] ?? '').replace(/\r$/, '');

/** The list with another text in the place of a line. */
export function withLine(text: string, line: number, by: string): string {
  const lines = text.split('\n');
  lines[line - 1] = by.replace(/[\r\n]+/g, ' ');
  return lines.join('\n');
}
