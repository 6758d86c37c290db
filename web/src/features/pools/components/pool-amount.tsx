// One number of a pool.
import { AmountField } from '../../../components/amount-field.tsx';
import { t } from '../editor-messages.ts';
import { amounts, type AmountKey } from '../pool-amounts.ts';
import type { PoolEditor } from '../use-pool-editor.ts';

interface PoolAmountProps {
  readonly editor: PoolEditor;
  readonly of: AmountKey;
  readonly help?: string | undefined;
}

export function PoolAmount({ editor: { draft, problems, setDraft }, of, help }: PoolAmountProps) {
  return (
    <AmountField
      label={t.amounts[of]}
      amount={amounts[of]}
      value={draft.amounts[of]}
      help={help}
      error={problems[of]}
      onValue={(value) => setDraft({ ...draft, amounts: { ...draft.amounts, [of]: value } })}
    />
  );
}
