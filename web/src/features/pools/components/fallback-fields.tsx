// The chain of pools that are tried when none of its own exits can be chosen: ordered, and ending in a refusal.
import { useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { FieldError } from '../../../components/ui/field.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Select } from '../../../components/ui/inputs.tsx';
import { announce } from '../../../lib/announce.ts';
import { listed } from '../../../lib/messages.ts';
import { poolsQuery } from '../../../lib/queries.ts';
import { t } from '../editor-messages.ts';
import type { Named } from '../pool-draft.ts';
import type { PoolEditor } from '../use-pool-editor.ts';

export function FallbackFields({ editor }: { readonly editor: PoolEditor }) {
  const { base, draft, problems, setDraft } = editor;
  const { data } = useQuery(poolsQuery);
  const chain = draft.fallbacks;
  const left = (data?.items ?? []).filter(({ id }) => id !== base?.id && !chain.some((one) => one.id === id));
  const problem = Object.entries(problems).find(([field]) => /^fallbacks(\/|$)/.test(field))?.[1];
  const put = (fallbacks: readonly Named[]): void => {
    setDraft({ ...draft, fallbacks });
    announce(listed([...fallbacks.map(({ label }) => label), t.refuse]));
  };
  const add = (id: string): void => {
    const pool = left.find((one) => one.id === id);
    if (pool) put([...chain, { id, label: pool.name }]);
  };
  return (
    <div className="flex flex-col gap-3">
      <ol
        aria-label={t.chain}
        className="flex flex-col divide-y divide-line rounded-control border border-line text-13"
      >
        <Step label={draft.name} own />
        {chain.map((one, i) => (
          <FallbackStep key={one.id} one={one} at={i} chain={chain} onChain={put} />
        ))}
        <Step label={t.refuse} />
      </ol>
      {problem && (
        <div role="alert">
          <FieldError text={problem} />
        </div>
      )}
      {left.length > 0 && chain.length < 10 ? (
        <div className="max-w-72">
          <Select aria-label={t.addFallback} value="" onChange={(event) => add(event.target.value)}>
            <option value="">{t.addFallback}…</option>
            {left.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </div>
      ) : (
        data && chain.length === 0 && <p className="text-13 text-ink-3">{t.noOther}</p>
      )}
    </div>
  );
}

const Step = ({ label, own }: { readonly label: string; readonly own?: boolean }) => (
  <li className="flex min-h-9 items-center px-3 text-ink-3">
    <span className={own ? 'mono text-ink' : undefined}>{label}</span>
  </li>
);

interface StepProps {
  readonly one: Named;
  readonly at: number;
  readonly chain: readonly Named[];
  readonly onChain: (chain: readonly Named[]) => void;
}

function FallbackStep({ one, at, chain, onChain }: StepProps) {
  const move = (step: 1 | -1): void => {
    const rest = chain.filter((_, i) => i !== at);
    onChain([...rest.slice(0, at + step), one, ...rest.slice(at + step)]);
  };
  return (
    <li className="flex min-h-9 items-center gap-1 px-3">
      <span className="mono mr-auto min-w-0 truncate">{one.label}</span>
      <IconButton small name={t.up(one.label)} disabled={at === 0} onClick={() => move(-1)}>
        <ArrowUp size={14} aria-hidden="true" />
      </IconButton>
      <IconButton small name={t.down(one.label)} disabled={at === chain.length - 1} onClick={() => move(1)}>
        <ArrowDown size={14} aria-hidden="true" />
      </IconButton>
      <IconButton small name={t.drop(one.label)} onClick={() => onChain(chain.filter((_, i) => i !== at))}>
        <X size={14} aria-hidden="true" />
      </IconButton>
    </li>
  );
}
