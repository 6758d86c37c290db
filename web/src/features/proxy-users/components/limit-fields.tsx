// The fields of caps: how much per month and per day, and when the month begins.
import { Field } from '../../../components/ui/field.tsx';
import { Input, Select } from '../../../components/ui/inputs.tsx';
import { t } from '../limit-messages.ts';
import { type AmountDraft, type LimitsDraft, type LimitsProblems, type Unit, units } from '../limits-draft.ts';

interface FieldsProps {
  readonly draft: LimitsDraft;
  readonly problems: LimitsProblems;
  readonly onDraft: (draft: LimitsDraft) => void;
  /** The first field has the focus. */
  readonly first?: boolean;
}

export function LimitFields({ draft, problems, onDraft, first }: FieldsProps) {
  return (
    <div className="flex flex-col gap-3">
      <CapField
        label={t.perMonth}
        amount={draft.month}
        problem={problems.month}
        first={first}
        onAmount={(month) => onDraft({ ...draft, month })}
      />
      <CapField
        label={t.perDay}
        amount={draft.day}
        problem={problems.day}
        onAmount={(day) => onDraft({ ...draft, day })}
      />
      <Field label={t.resetDay} help={t.resetDayHelp} error={problems.resetDay}>
        {(ids) => (
          <span className="block max-w-20">
            <Input
              {...ids}
              inputMode="numeric"
              value={draft.resetDay}
              onChange={(event) => onDraft({ ...draft, resetDay: event.target.value })}
            />
          </span>
        )}
      </Field>
    </div>
  );
}

interface CapProps {
  readonly label: string;
  readonly amount: AmountDraft;
  readonly problem: string | undefined;
  readonly first?: boolean | undefined;
  readonly onAmount: (amount: AmountDraft) => void;
}

function CapField({ label, amount, problem, first, onAmount }: CapProps) {
  return (
    <Field label={label} help={t.amountHelp} error={problem}>
      {(ids) => (
        <span className="flex max-w-56 items-center gap-2">
          <Input
            {...ids}
            data-autofocus={first ? '' : undefined}
            inputMode="decimal"
            value={amount.text}
            onChange={(event) => onAmount({ ...amount, text: event.target.value })}
          />
          <span className="block w-20 shrink-0">
            {' '}
            <Select
              aria-label={t.unitOf(label)}
              value={amount.unit}
              onChange={(event) => onAmount({ ...amount, unit: event.target.value as Unit })}
            >
              {Object.keys(units).map((unit) => (
                <option key={unit}>{unit}</option>
              ))}
            </Select>
          </span>
        </span>
      )}
    </Field>
  );
}
