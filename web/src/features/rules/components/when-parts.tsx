// Two conditions with a form of their own: whether a session is named, and the time of the week.
import { Checkbox, Input } from '../../../components/ui/inputs.tsx';
import { d } from '../dialog-messages.ts';
import type { WhenDraft } from '../rule-draft.ts';
import { w } from '../word-messages.ts';
import { FieldGroup } from './list-fields.tsx';

interface PartProps<T> {
  readonly label: string;
  readonly help: string;
  readonly error: string | undefined;
  readonly onDrop: () => void;
  readonly value: T;
  readonly onValue: (value: T) => void;
}

export function SessionField({ value, onValue, ...frame }: PartProps<boolean>) {
  return (
    <FieldGroup {...frame}>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {[true, false].map((named) => (
          <label key={`${named}`} className="flex min-h-6 items-center gap-2 text-13 pointer-coarse:min-h-11">
            <input
              type="radio"
              name="rule-session"
              className="size-4 shrink-0 accent-accent"
              checked={value === named}
              onChange={() => onValue(named)}
            />
            {named ? d.sessionNamed : d.sessionNone}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

export function TimeField({ value, onValue, ...frame }: PartProps<WhenDraft['time']>) {
  const toggle = (day: number): void =>
    onValue({
      ...value,
      days: value.days.includes(day)
        ? value.days.filter((one) => one !== day)
        : [...value.days, day].sort((a, b) => a - b),
    });
  return (
    <FieldGroup {...frame}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1" role="group" aria-label={d.days}>
        {w.days.map((name, i) => (
          <Checkbox key={name} label={name} checked={value.days.includes(i + 1)} onChange={() => toggle(i + 1)} />
        ))}
      </div>
      <div className="flex items-center gap-2 text-13">
        <span className="w-28">
          <Input
            type="time"
            aria-label={d.from}
            value={value.from}
            onChange={(event) => onValue({ ...value, from: event.target.value })}
          />
        </span>
        –
        <span className="w-28">
          <Input
            type="time"
            aria-label={d.to}
            value={value.to}
            onChange={(event) => onValue({ ...value, to: event.target.value })}
          />
        </span>
        UTC
      </div>
    </FieldGroup>
  );
}
