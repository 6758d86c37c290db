// The figures of now in one strip. They keep their size while nothing is known yet.
import type { Overview } from '@gyre/shared/contract/traffic';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { cn } from '../../../lib/cn.ts';
import { formatBytes, formatCount, formatMs, formatRate, formatShare, unknown } from '../../../lib/format.ts';
import { t } from '../messages.ts';

type Now = Overview['now'];

/** Below this share of successes the figure asks for attention. */
const wellShare = 0.95;

export function Tiles({ now }: { readonly now: Now | undefined }) {
  const of = (text: (now: Now) => string): string => (now ? text(now) : unknown);
  const low = now?.successRatio != null && now.successRatio < wellShare;
  return (
    <dl className="grid grid-cols-1 overflow-hidden rounded-panel border bg-line md:grid-cols-3 md:gap-px xl:grid-cols-5">
      <Tile
        name={t.rate}
        value={of((it) => formatRate(it.requestsPerSecond))}
        hint={of((it) => (it.attemptsPerRequest === null ? '' : t.attemptsEach(formatRate(it.attemptsPerRequest))))}
      />
      <Tile
        name={t.success}
        value={of((it) => formatShare(it.successRatio))}
        hint={t.successHint}
        tone={low ? 'text-danger' : undefined}
      />
      <Tile
        name={t.latency}
        value={
          <>
            {of((it) => formatMs(it.p50Ms))}
            <span className="text-16 text-ink-3"> / {of((it) => formatMs(it.p95Ms))}</span>
          </>
        }
        hint={t.latencyHint}
      />
      <Tile
        name={t.inFlight}
        value={of((it) => formatCount(it.inFlight))}
        hint={
          <Link to="/listeners" className="hover:underline">
            {of((it) => (it.waiting > 0 ? t.inLine(it.waiting) : t.connections(it.openConnections)))}
          </Link>
        }
      />
      <Tile
        name={t.bytes}
        value={of((it) => t.perSecond(formatBytes(it.downBytesPerSecond)))}
        hint={of((it) => t.upward(t.perSecond(formatBytes(it.upBytesPerSecond))))}
        wide
      />
    </dl>
  );
}

interface TileProps {
  readonly name: string;
  readonly value: ReactNode;
  readonly hint: ReactNode;
  readonly tone?: string | undefined;
  readonly wide?: boolean;
}
function Tile({ name, value, hint, tone, wide }: TileProps) {
  return (
    <div
      className={cn(
        'flex min-w-0 bg-page px-4 max-md:items-baseline max-md:justify-between max-md:gap-3 max-md:py-2.5 max-md:not-first:border-t md:flex-col md:py-3',
        wide && 'md:col-span-2 xl:col-span-1',
      )}
    >
      <dt className="text-12 font-medium whitespace-nowrap text-ink-2">{name}</dt>
      <dd className={cn('num font-semibold tracking-tight whitespace-nowrap max-md:text-16 md:mt-1 md:text-28', tone)}>
        {value}
      </dd>
      <dd className="mt-0.5 truncate text-12 text-ink-3 max-md:hidden">{hint}&nbsp;</dd>
    </div>
  );
}
