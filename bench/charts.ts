// `npx tsx bench/charts.ts [result.json …]`: draws the charts of docs/performance.md from results into docs/charts. Of several results the last that
// has a table wins; a chart whose table is in none is left as it is.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bar, svgOf } from './lib/bar-chart.ts';

interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
interface Result {
  readonly at: string;
  readonly tables: readonly Table[];
}
interface Chart {
  readonly file: string;
  readonly title: string;
  /** How the table's title begins. */
  readonly table: string;
  readonly column: string;
  readonly digits: number;
}

const charts: readonly Chart[] = [
  chart('tunnel-cpu', 'Tunnel (CONNECT, one GET, close): CPU per request, µs', ['tunnel:', 'CPU µs/req', 0]),
  chart('keep-cpu', 'GETs in a kept tunnel: CPU per request, µs', ['keep:', 'CPU µs/req', 1]),
  chart('absolute-cpu', 'Absolute form on kept connections: CPU per request, µs', ['abs:', 'CPU µs/req', 1]),
  chart('absolute-throughput', 'Absolute form on kept connections: requests/s on one core', ['abs:', 'req/s', 0]),
  chart('bulk-cpu', 'Large bodies: CPU per megabyte, µs', ['bulk:', 'CPU µs/MB', 0]),
  chart('idle-memory', 'An idle tunnel: memory beyond the base, KB', ['idle:', 'KB/tunnel', 1]),
  chart('concurrency', 'Throughput with 7500 clients, relative to 64', ['scale tunnel:', '7500/64', 2]),
  chart('first-byte', 'First byte of a tunnel through distant exits, ms', ['ttfb:', 'tunnel first byte', 0]),
];
const labels: Readonly<Record<string, string>> = {
  ...{ gyre: 'Gyre', haproxy: 'HAProxy (TCP)', 'haproxy-http': 'HAProxy (HTTP)', squid: 'Squid' },
  ...{ spike: 'bare Node relay', 'spike-raw': 'Node without net', direct: 'exit itself' },
};
const folder = fileURLToPath(new URL('../docs/charts/', import.meta.url));
const given = process.argv.slice(2);
const files =
  given.length > 0 ? given : [fileURLToPath(new URL('results/2026-11-25-foundation.json', import.meta.url))];

mkdirSync(folder, { recursive: true });
const results = files.map((file) => ({ file, ...(JSON.parse(readFileSync(file, 'utf8')) as Result) }));
for (const it of charts) draw(it);

function chart(file: string, title: string, [table, column, digits]: readonly [string, string, number]): Chart {
  return { file: `${file}.svg`, title, table, column, digits };
}

function draw({ file, title, table, column, digits }: Chart): void {
  const result = [...results].reverse().find((it) => it.tables.some((other) => other.title.startsWith(table)));
  const found = result?.tables.find((it) => it.title.startsWith(table));
  if (result === undefined || found === undefined) return console.log(`${file}: no table "${table}" in the results`);
  const bars = barsOf(found, column);
  if (bars.length === 0) return console.log(`${file}: no column "${column}" in ${result.file}`);
  const caption = `${found.title} · ${result.at.slice(0, 10)} · bench/results/${basename(result.file)}`;
  writeFileSync(`${folder}${file}`, svgOf({ title, caption, digits, bars }));
  console.log(`${file}: ${bars.length} bars`);
}

/** Gyre first, the others as the table has them. */
function barsOf({ head, rows }: Table, column: string): Bar[] {
  const [at, spreadAt] = [head.indexOf(column), head.indexOf('min–max')];
  const bars = rows.flatMap((row): Bar[] => {
    const [name = ''] = row;
    const value = numberOf(row[at]);
    if (value === undefined) return [];
    const spread = column.startsWith('CPU') ? spreadOf(row[spreadAt]) : undefined;
    return [{ label: labels[name] ?? name, value, spread, ours: name === 'gyre' }];
  });
  return bars.sort((a, b) => Number(b.ours) - Number(a.ours));
}

/** The number a cell begins with; "120k" is 120 000. */
function numberOf(cell = ''): number | undefined {
  const value = parseFloat(cell);
  if (!Number.isFinite(value)) return undefined;
  return /^[\d.]+k/.test(cell) ? value * 1000 : value;
}
function spreadOf(cell = ''): readonly [number, number] | undefined {
  const [least, most] = cell.split('–').map(Number);
  return least === undefined || most === undefined ? undefined : [least, most];
}
