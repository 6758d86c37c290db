// The course of one figure in the size of a word, beside the figure itself. Gaps stay gaps; no axis, nothing to point at.

interface SparklineProps {
  readonly values: readonly (number | null)[];
  /** Name of a colour token without its dashes. */
  readonly colour?: string;
}

const [width, height] = [96, 24];
const most = 60;

export function Sparkline({ values, colour = 'series-1' }: SparklineProps) {
  const all = joined(values);
  const top = Math.max(0, ...all.map((it) => it ?? 0));
  const x = (i: number): number => (all.length < 2 ? 0 : (i / (all.length - 1)) * width);
  const y = (value: number): number => height - 1 - (top === 0 ? 0 : (value / top) * (height - 3));
  let path = '';
  all.forEach((value, i) => {
    if (value === null) return;
    const begins = i === 0 || all[i - 1] === null;
    path += `${begins ? 'M' : 'L'}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
  });
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className="h-6 w-full max-md:hidden"
      aria-hidden="true"
    >
      <path d={path} fill="none" stroke={`var(--${colour})`} strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

/** At most as many points as can be seen: neighbours are averaged. */
function joined(values: readonly (number | null)[]): readonly (number | null)[] {
  const size = Math.ceil(values.length / most);
  if (size <= 1) return values;
  return Array.from({ length: Math.ceil(values.length / size) }, (_, i) => {
    const part = values.slice(i * size, (i + 1) * size).filter((it) => it !== null);
    return part.length === 0 ? null : part.reduce((sum, it) => sum + it, 0) / part.length;
  });
}
