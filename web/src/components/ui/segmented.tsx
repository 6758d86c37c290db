// A few exclusive choices side by side: ranges, chart or table. Arrow keys move, as in any radio group.
import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';

interface SegmentedProps<T extends string> {
  readonly name: string;
  readonly value: T;
  readonly onChoose: (value: T) => void;
  readonly options: readonly (readonly [value: T, label: ReactNode])[];
}

export function Segmented<T extends string>({ name, value, onChoose, options }: SegmentedProps<T>) {
  return (
    <RadioGroup.Root
      aria-label={name}
      value={value}
      orientation="horizontal"
      onValueChange={(next) => onChoose(next as T)}
      className="inline-flex rounded-control border border-line bg-surface p-0.5"
    >
      {options.map(([one, label]) => (
        <RadioGroup.Item
          key={one}
          value={one}
          className="inline-flex h-6 min-w-8 items-center justify-center rounded-[4px] px-2 text-12 font-medium text-ink-2 hover:text-ink data-[state=checked]:bg-page data-[state=checked]:text-ink data-[state=checked]:shadow-[0_0_0_1px_var(--line)] pointer-coarse:h-11 pointer-coarse:min-w-11"
        >
          {label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
