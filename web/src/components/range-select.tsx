// The span of time a list shows, in the address as `from` and `to`: one that moves with the clock is chosen, one that stands still is shown and can
// be given up.
import { X } from 'lucide-react';
import { formatMoment, formatSpan } from '../lib/format.ts';
import { t } from '../lib/messages/ranges.ts';
import { choicesOf, readRange, type RangeChoice } from '../lib/range.ts';
import { Button } from './ui/button.tsx';
import { Select } from './ui/inputs.tsx';

interface RangeSelectProps {
  readonly from: string;
  readonly to: string;
  readonly offered: readonly RangeChoice[];
  /** What no bound is called. */
  readonly none: string;
  readonly onSet: (to: { readonly from: string | null; readonly to: null }) => void;
}

export function RangeSelect({ from, to, offered, none, onSet }: RangeSelectProps) {
  const range = readRange(from, to);
  const start = range.from(Date.now());
  const { value, others } = choicesOf(from, offered);
  if (range.fixed)
    return (
      <Button
        small
        aria-label={t.fixedRange}
        icon={<X size={14} aria-hidden="true" />}
        onClick={() => onSet({ from: null, to: null })}
      >
        <span className="num">
          {t.between(
            start === null ? t.start : formatMoment(start),
            range.to === null ? t.now : formatMoment(range.to),
          )}
        </span>
      </Button>
    );
  return (
    <Select
      aria-label={t.range}
      value={value}
      onChange={(event) => onSet({ from: event.target.value || null, to: null })}
    >
      <option value="">{none}</option>
      {offered.map((one) => (
        <option key={one} value={one}>
          {t.last[one]}
        </option>
      ))}
      {others.map((one) => (
        <option key={one} value={one}>
          {t.lastSpan(formatSpan(range.backMs ?? 0))}
        </option>
      ))}
    </Select>
  );
}
