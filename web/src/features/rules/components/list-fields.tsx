// The controls a rule is made of: one text, several lines, a few of many to tick; each with its label, help, error, and a way to drop it.
import { X } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { FieldError } from '../../../components/ui/field.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Checkbox, Input, TextArea } from '../../../components/ui/inputs.tsx';
import { d } from '../dialog-messages.ts';

interface FrameProps {
  readonly label: string;
  readonly help: string;
  readonly error: string | undefined;
  readonly onDrop: () => void;
}
interface Ids {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean | undefined;
}

const Drop = ({ label, onDrop }: Pick<FrameProps, 'label' | 'onDrop'>) => (
  <IconButton small name={d.drop(label)} onClick={onDrop}>
    <X size={14} aria-hidden="true" />
  </IconButton>
);

function Below({
  id,
  error,
  help,
}: {
  readonly id: string;
  readonly error: string | undefined;
  readonly help: string;
}) {
  return (
    <>
      {error && (
        <div id={`${id}-error`} className="flex flex-col gap-0.5">
          {error.split('\n').map((line) => (
            <FieldError key={line} text={line} />
          ))}
        </div>
      )}
      <p id={`${id}-help`} className="text-12 text-ink-3">
        {help}
      </p>
    </>
  );
}

function TypedFrame({
  label,
  help,
  error,
  onDrop,
  children,
}: FrameProps & { readonly children: (ids: Ids) => ReactNode }) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex items-center justify-between gap-2">
        <label htmlFor={id} className="text-13 font-medium">
          {label}
        </label>
        <Drop label={label} onDrop={onDrop} />
      </div>
      {children({
        id,
        'aria-describedby': error ? `${id}-error ${id}-help` : `${id}-help`,
        'aria-invalid': error ? true : undefined,
      })}
      <Below {...{ id, error, help }} />
    </div>
  );
}

interface TextProps extends FrameProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
}

export function ListText({ value, onValue, ...frame }: TextProps) {
  return (
    <TypedFrame {...frame}>
      {(ids) => <Input {...ids} code value={value} onChange={(event) => onValue(event.target.value)} />}
    </TypedFrame>
  );
}

export function LinesText({ value, onValue, ...frame }: TextProps) {
  return (
    <TypedFrame {...frame}>
      {(ids) => (
        <TextArea
          {...ids}
          code
          rows={Math.min(8, Math.max(3, value.split('\n').length + 1))}
          placeholder={'*.bbc.co.uk\nshop.example:443'}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </TypedFrame>
  );
}

/** A group of controls under one name, such as boxes to tick. */
export function FieldGroup({ label, help, error, onDrop, children }: FrameProps & { readonly children: ReactNode }) {
  const id = useId();
  return (
    <fieldset
      aria-describedby={error ? `${id}-error ${id}-help` : `${id}-help`}
      className="flex min-w-0 flex-col gap-1"
    >
      <legend className="sr-only">{label}</legend>
      <div className="flex items-center justify-between gap-2">
        <span aria-hidden="true" className="text-13 font-medium">
          {label}
        </span>
        <Drop label={label} onDrop={onDrop} />
      </div>
      {children}
      <Below {...{ id, error, help }} />
    </fieldset>
  );
}

interface TicksProps<T extends string> extends FrameProps {
  readonly options: readonly (readonly [value: T, label: string])[];
  readonly chosen: readonly T[];
  readonly onChosen: (chosen: readonly T[]) => void;
}

export function Ticks<T extends string>({ options, chosen, onChosen, ...frame }: TicksProps<T>) {
  const toggle = (value: T): void =>
    onChosen(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <FieldGroup {...frame}>
      <div className="flex max-h-40 flex-wrap gap-x-4 gap-y-0.5 overflow-y-auto rounded-control border px-2.5 py-1.5">
        {options.map(([value, label]) => (
          <Checkbox key={value} label={label} checked={chosen.includes(value)} onChange={() => toggle(value)} />
        ))}
      </div>
    </FieldGroup>
  );
}
