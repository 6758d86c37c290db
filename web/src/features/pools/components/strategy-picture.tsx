// Draws what a strategy does; decoration beside its sentence.
import type { Strategy } from '@gyre/shared/vocabulary';
import { strategyPictures } from '../strategy-pictures.ts';

const laneHeight = 9;
const step = 8;
const left = 22;
const width = left + 10 * step;

const y = (lane: number): number => lane * laneHeight + laneHeight / 2;

export function StrategyPicture({ strategy }: { readonly strategy: Strategy }) {
  const { went, bars, rings = [], ticks = [], tierAfter } = strategyPictures[strategy];
  return (
    <svg
      data-shape
      viewBox={`0 0 ${width} ${4 * laneHeight}`}
      width={width}
      height={4 * laneHeight}
      className="shrink-0"
      fill="none"
      aria-hidden="true"
    >
      {[0, 1, 2, 3].map((lane) => (
        <g key={lane}>
          <path d={`M${left} ${y(lane)}H${width}`} stroke="var(--line)" />
          {bars && (
            <rect
              x={left - 4 - (bars[lane] ?? 0) * 16}
              y={y(lane) - 1.5}
              width={(bars[lane] ?? 0) * 16}
              height={3}
              rx={1}
              fill="var(--control)"
            />
          )}
        </g>
      ))}
      {ticks.map((at) => (
        <path key={at} d={`M${left + at * step} 0V${4 * laneHeight}`} stroke="var(--control)" strokeDasharray="2 2" />
      ))}
      {tierAfter !== undefined && (
        <path d={`M0 ${(tierAfter + 1) * laneHeight}H${width}`} stroke="var(--control)" strokeDasharray="3 2" />
      )}
      {went.map((lane, i) =>
        lane < 0 ? null : rings.includes(i) ? (
          <circle
            key={i}
            cx={left + i * step + 4}
            cy={y(lane)}
            r={2.4}
            fill="var(--page)"
            stroke="var(--series-2)"
            strokeWidth={1.4}
          />
        ) : (
          <circle key={i} cx={left + i * step + 4} cy={y(lane)} r={2.8} fill="var(--accent)" />
        ),
      )}
    </svg>
  );
}
