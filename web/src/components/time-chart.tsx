// A line chart over time on a canvas, for the few series of one figure. uPlot draws; colours are the tokens, read again when the scheme changes.
// Its loader is chart.tsx: nobody imports this file directly, so that uPlot stays out of the first load.
import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { formatClock, formatShortClock } from '../lib/format.ts';
import { useStore } from '../lib/store.ts';
import { theme } from '../lib/theme.ts';

export interface ChartSeries {
  readonly name: string;
  /** Name of a colour token without its dashes. */
  readonly colour: string;
  /** A second sign besides the colour. */
  readonly dash?: readonly number[];
  readonly fill?: boolean;
  /** The fill hides what is behind it: for stacks, drawn from the top. */
  readonly solid?: boolean;
  /** What the readout tells instead of `values`, where those are sums. */
  readonly told?: readonly (number | null)[];
  readonly values: readonly (number | null)[];
}
export interface TimeChartProps {
  /** Epoch seconds. */
  readonly at: readonly number[];
  readonly series: readonly ChartSeries[];
  readonly height: number;
  /** What is shown: ends at the newest point. */
  readonly spanSeconds: number;
  readonly text: (value: number) => string;
  /** For the axis, where values are round; `text` unless said. */
  readonly axisText?: (value: number) => string;
  /** One sentence that says what the chart shows. */
  readonly summary: string;
  /** Charts with the same name share their crosshair. */
  readonly group?: string;
  /** Beside what is drawn, px. */
  readonly room: { readonly left: number; readonly right: number };
}

export function TimeChart(props: TimeChartProps) {
  const { at, series, height, spanSeconds, summary } = props;
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const scheme = useStore(theme);
  const shape = series.map((one) => `${one.name} ${one.colour} ${one.fill === true}`).join('|');

  useEffect(() => {
    const node = box.current;
    if (!node) return;
    const made = new UPlot(optionsOf(latest, node.clientWidth), dataOf(latest.current), node);
    plot.current = made;
    const resize = new ResizeObserver(() => made.setSize({ width: node.clientWidth, height: latest.current.height }));
    resize.observe(node);
    return () => {
      resize.disconnect();
      made.destroy();
      plot.current = null;
    };
    // A chart is made anew for another set of series, size or scheme; new values go in by setData below.
  }, [shape, scheme, height, spanSeconds]);

  useEffect(() => {
    plot.current?.setData(dataOf({ at, series }));
  }, [at, series]);

  return <div ref={box} role="img" aria-label={summary} className="w-full min-w-0" style={{ height }} />;
}

function dataOf({ at, series }: Pick<TimeChartProps, 'at' | 'series'>): UPlot.AlignedData {
  return [[...at], ...series.map((one) => [...one.values])];
}

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function optionsOf(latest: { readonly current: TimeChartProps }, width: number): UPlot.Options {
  const { series, height, spanSeconds, group, room } = latest.current;
  const font = `11px ${getComputedStyle(document.body).fontFamily}`;
  const axis = { stroke: token('ink-3'), font, ticks: { show: false }, grid: { stroke: token('line'), width: 1 } };
  return {
    width,
    height,
    padding: [8, room.right, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      points: { size: 7 },
      drag: { x: false, y: false },
      ...(group === undefined ? {} : { sync: { key: group } }),
    },
    scales: {
      x: { range: (plot) => timeRange(plot.data[0], spanSeconds) },
      y: { range: (_plot, _min, max) => [0, max > 0 ? max * 1.15 : 1] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 24,
        gap: 6,
        space: 90,
        values: (_plot, ticks) =>
          ticks.map((tick) => (spanSeconds <= 600 ? formatClock : formatShortClock)(tick * 1000)),
      },
      {
        ...axis,
        size: room.left,
        gap: 6,
        space: 36,
        values: (_plot, ticks) => ticks.map((tick) => (latest.current.axisText ?? latest.current.text)(tick)),
      },
    ],
    series: [{}, ...series.map(lineOf)],
    plugins: [readout(latest)],
  };
}

function lineOf({ name, colour, dash, fill, solid }: ChartSeries): UPlot.Series {
  const stroke = token(colour);
  return {
    label: name,
    stroke,
    width: 1.75,
    points: { show: false },
    spanGaps: false,
    ...(dash ? { dash: [...dash] } : {}),
    ...(fill
      ? {
          fill: solid
            ? `color-mix(in srgb, ${stroke} 32%, ${token('page')})`
            : `color-mix(in srgb, ${stroke} 14%, transparent)`,
        }
      : {}),
  };
}

function timeRange(at: ArrayLike<number>, spanSeconds: number): [number, number] {
  const newest = at.length > 0 ? (at[at.length - 1] ?? 0) : Date.now() / 1000;
  return [newest - spanSeconds, newest];
}

/** What the values are under the crosshair, in a small box that stays inside the chart. */
function readout(latest: { readonly current: TimeChartProps }): UPlot.Plugin {
  const note = document.createElement('div');
  note.className =
    'num pointer-events-none absolute top-2 z-10 hidden rounded-control border bg-page px-2 py-1 text-12 whitespace-pre shadow-layer';
  return {
    hooks: {
      init: (plot) => void plot.over.append(note),
      setCursor: (plot) => {
        const { idx, left = -1 } = plot.cursor;
        const at = idx == null ? undefined : plot.data[0][idx];
        note.classList.toggle('hidden', at === undefined || left < 0);
        if (at === undefined || idx == null) return;
        const { series, text } = latest.current;
        const lines = series.map((one) => {
          const value = (one.told ?? one.values)[idx];
          return `${one.name}  ${value == null ? '–' : text(value)}`;
        });
        note.textContent = [formatClock(at * 1000), ...lines].join('\n');
        const right = left > plot.over.clientWidth / 2;
        note.style.left = right ? 'auto' : `${left + 12}px`;
        note.style.right = right ? `${plot.over.clientWidth - left + 12}px` : 'auto';
      },
    },
  };
}
