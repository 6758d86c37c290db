// A longer time people type with its unit: `10 m`, `2 h`.
import { Field } from './ui/field.tsx';
import { Input } from './ui/inputs.tsx';

interface SpanFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly help?: string;
  readonly error?: string | undefined;
}

export function SpanField({ label, value, onValue, help, error }: SpanFieldProps) {
  return (
    <Field label={label} help={help} error={error}>
      {(ids) => (
        <span className="block max-w-40">
          <Input {...ids} value={value} onChange={(event) => onValue(event.target.value)} />
        </span>
      )}
    </Field>
  );
}
