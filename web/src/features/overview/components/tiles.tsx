// The figures of now, each with its course over the range and the way to the list behind it. They keep their size while nothing is known yet.
import type { Retrospect } from '@gyre/shared/contract/retrospect';
import type { Overview } from '@gyre/shared/contract/traffic';
import type { ReactNode } from 'react';
import { AppLink } from '../../../components/app-link.tsx';
import { Sparkline } from '../../../components/sparkline.tsx';
import { cn } from '../../../lib/cn.ts';
import { formatBytes, formatCount, formatMs, formatRate, formatShare, unknown } from '../../../lib/format.ts';
import { compared } from '../compare.ts';
import { t } from '../messages.ts';
import type { Columns } from '../series.ts';
import { CostTile } from './cost-tile.tsx';

type Now = Overview['now'];

/** Below this share of successes the figure asks for attention. */
const wellShare = 0.95;

interface TilesProps {
  readonly now: Now | undefined;
  readonly columns: Columns;
  readonly past: Retrospect | undefined;
  /** Say how it was in the span before. */
  readonly compare: boolean;
}

export function Tiles({ now, columns, past, compare }: TilesProps) {
  const of = (text: (now: Now) => string): string => (now ? text(now) : unknown);
  const low = now?.successRatio != null && now.successRatio < wellShare;
  const before = compare ? compared(past) : null;
  const hint = (of: keyof NonNullable<typeof before>, text: string): string => (before ? before[of] : text);
  const attempts = of((it) =>
    it.attemptsPerRequest === null ? '' : t.attemptsEach(formatRate(it.attemptsPerRequest)),
  );
  const p95 = Math.round(now?.p95Ms ?? 0);
  return (
    <ul
      aria-label={t.figures}
      className={cn(
        'grid grid-cols-1 gap-px overflow-hidden rounded-panel border bg-line md:grid-cols-3',
        past?.cost ? 'xl:grid-cols-6' : 'xl:grid-cols-5',
      )}
    >
      <Tile
        name={t.rate}
        href="/requests"
        value={of((it) => formatRate(it.requestsPerSecond))}
        hint={hint('rate', attempts)}
        course={columns.all}
      />
      <Tile
        name={t.success}
        href="/requests?q=ok:no"
        value={of((it) => formatShare(it.successRatio))}
        hint={hint('success', low ? t.successLow : t.successHint)}
        tone={low ? 'text-danger' : undefined}
        course={columns.success}
        colour={low ? 'danger' : 'healthy'}
      />
      <Tile
        name={t.latency}
        href={p95 > 0 ? `/requests?q=total:>${p95}ms` : '/requests'}
        value={
          <>
            {of((it) => formatMs(it.p50Ms))}
            <span className="text-16 text-ink-3"> / {of((it) => formatMs(it.p95Ms))}</span>
          </>
        }
        hint={hint('latency', t.latencyHint)}
        course={columns.p95}
        colour="series-4"
      />
      <Tile
        name={t.inFlight}
        href="/listeners"
        value={of((it) => formatCount(it.inFlight))}
        hint={of((it) => (it.waiting > 0 ? t.inLine(it.waiting) : t.connections(it.openConnections)))}
        course={[]}
      />
      <Tile
        name={t.bytes}
        href="/exits?sort=-used"
        value={of((it) => t.perSecond(formatBytes(it.downBytesPerSecond)))}
        hint={hint(
          'bytes',
          of((it) => t.upward(t.perSecond(formatBytes(it.upBytesPerSecond)))),
        )}
        course={columns.down}
        colour="series-3"
        wide={!past?.cost}
      />
      {past?.cost && <CostTile cost={past.cost} />}
    </ul>
  );
}

interface TileProps {
  readonly name: string;
  readonly href: string;
  readonly value: ReactNode;
  readonly hint: ReactNode;
  readonly course: readonly (number | null)[];
  readonly colour?: string;
  readonly tone?: string | undefined;
  readonly wide?: boolean;
}
export function Tile({ name, href, value, hint, course, colour, tone, wide }: TileProps) {
  return (
    <li className={cn('min-w-0 bg-page', wide && 'md:col-span-2 xl:col-span-1')}>
      <AppLink
        href={href}
        className="flex h-full px-4 hover:bg-surface focus-visible:outline-offset-[-2px] max-md:items-baseline max-md:justify-between max-md:gap-3 max-md:py-2.5 md:flex-col md:py-3"
      >
        <span className="text-12 font-medium whitespace-nowrap text-ink-2">{name}</span>
        <span
          className={cn('num font-semibold tracking-tight whitespace-nowrap max-md:text-16 md:mt-1 md:text-28', tone)}
        >
          {value}
        </span>
        <span className="num mt-0.5 truncate text-12 text-ink-3 max-md:hidden">{hint}&nbsp;</span>
        <span className="mt-1 block h-6 max-md:hidden">
          <Sparkline values={course} {...(colour === undefined ? {} : { colour })} />
        </span>
      </AppLink>
    </li>
  );
}
