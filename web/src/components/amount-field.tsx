// A number with its unit and the range it may have beside it.
import type { ReactNode } from 'react';
import { amountRange, unitOf, type Amount } from '../lib/amounts.ts';
import { Field } from './ui/field.tsx';
import { Input } from './ui/inputs.tsx';

interface AmountFieldProps {
  readonly label: string;
  readonly amount: Amount;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly help?: string;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
}

export function AmountField({ label, amount, value, onValue, help, error, disabled }: AmountFieldProps) {
  const range: ReactNode = <span className="num">{amountRange(amount)}</span>;
  return (
    <Field
      label={label}
      error={error}
      help={
        help ? (
          <>
            {range} · {help}
          </>
        ) : (
          range
        )
      }
    >
      {(ids) => (
        <span className="flex max-w-40 items-center gap-2">
          <Input
            {...ids}
            inputMode="decimal"
            value={value}
            disabled={disabled}
            onChange={(event) => onValue(event.target.value)}
          />
          {unitOf(amount) !== '' && <span className="text-13 text-ink-3">{unitOf(amount)}</span>}
        </span>
      )}
    </Field>
  );
}
