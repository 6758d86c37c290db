// Cells of CSV that a spreadsheet would take for a formula: written with an apostrophe in front, read without it. Whatever is written is read
// back as it was.

const formula = /^'*[=+\-@\t\r]/;
const guarded = /^'+[=+\-@\t\r]/;

export function withGuard(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}
export function withoutGuard(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
