// How the next exit is chosen: a sentence and a small picture each, and the numbers some of them need.
import { strategies, type Strategy } from '@gyre/shared/vocabulary';
import { cn } from '../../../lib/cn.ts';
import { t } from '../editor-messages.ts';
import type { AmountKey } from '../pool-amounts.ts';
import type { PoolEditor } from '../use-pool-editor.ts';
import { PoolAmount } from './pool-amount.tsx';
import { StrategyPicture } from './strategy-picture.tsx';

const numberOf: Partial<Record<Strategy, AmountKey>> = {
  'every-n': 'rotation/everyRequests',
  timed: 'rotation/periodMs',
};

export function StrategyField({ editor }: { readonly editor: PoolEditor }) {
  const { draft, setDraft } = editor;
  const number = numberOf[draft.strategy];
  return (
    <div className="flex flex-col gap-3">
      <fieldset>
        <legend className="sr-only">{t.strategy}</legend>
        <div className="grid gap-2 md:grid-cols-2">
          {strategies.map((strategy) => (
            <Choice
              key={strategy}
              strategy={strategy}
              on={draft.strategy === strategy}
              onChoose={() => setDraft({ ...draft, strategy })}
            />
          ))}
        </div>
      </fieldset>
      {number && (
        <PoolAmount editor={editor} of={number} help={number === 'rotation/everyRequests' ? t.perWorker : undefined} />
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly strategy: Strategy;
  readonly on: boolean;
  readonly onChoose: () => void;
}

function Choice({ strategy, on, onChoose }: ChoiceProps) {
  return (
    <label
      className={cn(
        'flex items-start gap-2 rounded-control border p-2.5 text-13',
        on ? 'border-accent bg-accent-tint' : 'border-line hover:border-control',
      )}
    >
      <input
        type="radio"
        name="strategy"
        className="mt-0.5 size-4 shrink-0 accent-accent"
        checked={on}
        onChange={onChoose}
      />
      <span className="min-w-0 flex-1">
        <span className="font-medium">{strategy}</span>
        <span className={cn('block text-12', on ? 'text-ink-2' : 'text-ink-3')}>{t.strategies[strategy]}</span>
      </span>
      <StrategyPicture strategy={strategy} />
    </label>
  );
}
