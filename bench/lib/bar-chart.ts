// A bar chart as SVG: one bar a row with its value and, where known, the spread of the rounds. Its own background and colours for light and dark, so
// that it can be read on any page.
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly spread?: readonly [number, number];
  /** The bar the page is about. */
  readonly ours: boolean;
}
export interface BarChart {
  readonly title: string;
  readonly caption: string;
  readonly digits: number;
  readonly bars: readonly Bar[];
}

const [width, left, right, top, rowHeight] = [720, 150, 80, 56, 34];
const style = `
  .page { fill: #ffffff; stroke: #d8dee6 } .text { fill: #1b2430 } .quiet { fill: #5b6776 } .spread { stroke: #1b2430 }
  .ours { fill: #2f6fde } .theirs { fill: #a9b4c2 }
  text { font: 14px system-ui, -apple-system, "Segoe UI", sans-serif } .title { font-size: 16px; font-weight: 600 }
  .quiet { font-size: 12px } .value { font-variant-numeric: tabular-nums } .strong { font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    .page { fill: #12171e; stroke: #2c3643 } .text { fill: #e7ecf2 } .quiet { fill: #9aa7b6 } .spread { stroke: #e7ecf2 }
    .ours { fill: #6ea0ff } .theirs { fill: #556273 }
  }`;

export function svgOf({ title, caption, digits, bars }: BarChart): string {
  const height = top + bars.length * rowHeight + 34;
  const most = Math.max(...bars.flatMap((it) => [it.value, it.spread?.[1] ?? 0]));
  const scale = (width - left - right) / most;
  const rows = bars.map((bar, i) => rowOf(bar, { y: top + i * rowHeight, scale, digits }));
  const said = bars.map((it) => `${it.label} ${it.value.toFixed(digits)}`).join(', ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title about">
<title id="title">${escaped(title)}</title>
<desc id="about">${escaped(said)}</desc>
<style>${style}
</style>
<rect class="page" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
<text class="text title" x="20" y="34">${escaped(title)}</text>
${rows.join('\n')}
<text class="quiet" x="20" y="${height - 14}">${escaped(caption)}</text>
</svg>
`;
}

interface RowPlace {
  readonly y: number;
  readonly scale: number;
  readonly digits: number;
}
function rowOf({ label, value, spread, ours }: Bar, { y, scale, digits }: RowPlace): string {
  const length = value * scale;
  const end = left + Math.max(length, (spread?.[1] ?? 0) * scale);
  const strong = ours ? ' strong' : '';
  const parts = [
    `<text class="text${strong}" x="${left - 12}" y="${y + 17}" text-anchor="end">${escaped(label)}</text>`,
    `<rect class="${ours ? 'ours' : 'theirs'}" x="${left}" y="${y}" width="${at(length)}" height="24" rx="3"/>`,
    spread === undefined ? '' : spreadOf(spread, y + 12, scale),
    `<text class="text value${strong}" x="${at(end + 8)}" y="${y + 17}">${value.toFixed(digits)}</text>`,
  ];
  return parts.filter((it) => it !== '').join('\n');
}

function spreadOf([least, most]: readonly [number, number], y: number, scale: number): string {
  const [from, to] = [at(left + least * scale), at(left + most * scale)];
  return `<path class="spread" d="M${from} ${y}H${to}M${from} ${y - 4}V${y + 4}M${to} ${y - 4}V${y + 4}" fill="none"/>`;
}
const at = (x: number): string => x.toFixed(1);
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
