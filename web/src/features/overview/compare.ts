// This span of time against the one before, in words. Pure.
import type { Retrospect } from '@gyre/shared/contract/retrospect';
import { formatBytes, formatCount, formatMs, formatShare } from '../../lib/format.ts';
import { t } from './messages.ts';

/** `+34 %`, `−2 %`, or that there is nothing to compare with. */
export function changeOf(now: number, before: number): string {
  if (before === 0) return now === 0 ? t.noChange : t.newSince;
  const percent = Math.round(((now - before) / before) * 100);
  if (percent === 0) return t.noChange;
  return t.change(`${percent > 0 ? '+' : '−'}${formatCount(Math.abs(percent))} %`);
}

type Totals = Retrospect['now'];
const requestsOf = ({ ok, refused, failed }: Totals): number => ok + refused + failed;
const successOf = ({ ok, failed }: Totals): number | null => (ok + failed === 0 ? null : ok / (ok + failed));

/** What each tile says of the span before; null = not read yet. */
export function compared(past: Retrospect | undefined) {
  if (past === undefined) return null;
  const { now, before } = past;
  if (before === null)
    return { rate: t.nothingBefore, success: t.nothingBefore, latency: t.nothingBefore, bytes: t.nothingBefore };
  return {
    rate: t.requestsBefore(formatCount(requestsOf(before)), changeOf(requestsOf(now), requestsOf(before))),
    success: t.before(formatShare(successOf(before))),
    latency: t.before(`${formatMs(before.p50Ms)} / ${formatMs(before.p95Ms)}`),
    bytes: t.requestsBefore(formatBytes(before.downBytes), changeOf(now.downBytes, before.downBytes)),
  };
}
