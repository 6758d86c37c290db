// What a rule matches: the conditions that are there, and a menu of those that can be added.
import { networkTypes, requestKinds } from '@gyre/shared/vocabulary';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Menu, MenuItem } from '../../../components/ui/menu.tsx';
import { listenersQuery, poolsQuery, proxyUsersQuery } from '../../../lib/queries.ts';
import { d } from '../dialog-messages.ts';
import { whenFields, type RuleDraft, type WhenDraft, type WhenField } from '../rule-draft.ts';
import type { RuleProblems } from '../rule-problems.ts';
import { w } from '../word-messages.ts';
import { LinesText, ListText, Ticks } from './list-fields.tsx';
import { SessionField, TimeField } from './when-parts.tsx';

interface WhenProps {
  readonly draft: RuleDraft;
  readonly problems: RuleProblems;
  readonly onDraft: (draft: RuleDraft) => void;
}

export function WhenFields({ draft, problems, onDraft }: WhenProps) {
  const rest = whenFields.filter((field) => !draft.has.includes(field));
  return (
    <section className="flex flex-col gap-4">
      <header className="flex items-center justify-between gap-3">
        <div>
          <h3 className="text-13">{d.whenTitle}</h3>
          <p className="text-12 text-ink-3">{draft.has.length === 0 ? d.whenEmpty : d.whenAll}</p>
        </div>
        {rest.length > 0 && (
          <Menu
            trigger={
              <Button small icon={<Plus size={14} aria-hidden="true" />}>
                {d.addWhen}
              </Button>
            }
          >
            {rest.map((field) => (
              <MenuItem key={field} onSelect={() => onDraft({ ...draft, has: [...draft.has, field] })}>
                {d.fields[field]}
              </MenuItem>
            ))}
          </Menu>
        )}
      </header>
      {draft.has.map((field) => (
        <Condition
          key={field}
          field={field}
          when={draft.when}
          error={problems[`when/${field}`]}
          onWhen={(changes) => onDraft({ ...draft, when: { ...draft.when, ...changes } })}
          onDrop={() => onDraft({ ...draft, has: draft.has.filter((one) => one !== field) })}
        />
      ))}
    </section>
  );
}

interface ConditionProps {
  readonly field: WhenField;
  readonly when: WhenDraft;
  readonly error: string | undefined;
  readonly onWhen: (changes: Partial<WhenDraft>) => void;
  readonly onDrop: () => void;
}

function Condition({ field, when, error, onWhen, onDrop }: ConditionProps): ReactNode {
  const frame = { label: d.fields[field], help: d.help[field], error, onDrop };
  switch (field) {
    case 'targets':
      return <LinesText {...frame} value={when.targets} onValue={(targets) => onWhen({ targets })} />;
    case 'proxyUsers':
    case 'listeners':
    case 'wishedPools':
      return <Named {...frame} field={field} chosen={when[field]} onChosen={(chosen) => onWhen({ [field]: chosen })} />;
    case 'kinds':
      return (
        <Ticks
          {...frame}
          options={requestKinds.map((kind) => [kind, w.kindNames[kind]] as const)}
          chosen={when.kinds}
          onChosen={(kinds) => onWhen({ kinds })}
        />
      );
    case 'wishedTypes':
      return (
        <Ticks
          {...frame}
          options={networkTypes.map((type) => [type, w.types[type]] as const)}
          chosen={when.wishedTypes}
          onChosen={(wishedTypes) => onWhen({ wishedTypes })}
        />
      );
    case 'session':
      return <SessionField {...frame} value={when.session} onValue={(session) => onWhen({ session })} />;
    case 'time':
      return <TimeField {...frame} value={when.time} onValue={(time) => onWhen({ time })} />;
    default:
      return <ListText {...frame} value={when[field]} onValue={(value) => onWhen({ [field]: value })} />;
  }
}

interface NamedProps {
  readonly field: 'proxyUsers' | 'listeners' | 'wishedPools';
  readonly label: string;
  readonly help: string;
  readonly error: string | undefined;
  readonly onDrop: () => void;
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
}

function Named({ field, chosen, ...rest }: NamedProps) {
  const users = useQuery({ ...proxyUsersQuery, enabled: field === 'proxyUsers' }).data?.items ?? [];
  const listeners = useQuery(listenersQuery).data?.items ?? [];
  const pools = useQuery(poolsQuery).data?.items ?? [];
  const known: Readonly<Record<NamedProps['field'], readonly (readonly [string, string])[]>> = {
    proxyUsers: [['anonymous', d.anonymous], ...users.map(({ name }) => [name, name] as const)],
    listeners: listeners.map(({ id, name }) => [id, name] as const),
    wishedPools: pools.map(({ id, name }) => [id, name] as const),
  };
  const options = known[field];
  // What the rule names and is gone since stays to be seen and unticked.
  const gone = chosen.filter((value) => !options.some(([one]) => one === value));
  return <Ticks {...rest} chosen={chosen} options={[...options, ...gone.map((value) => [value, value] as const)]} />;
}
