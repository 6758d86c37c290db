// What a rule does: route (pool, requirements, guarantee), go direct, or refuse.
import { guarantees, networkTypes, exitSchemes } from '@gyre/shared/vocabulary';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Field, FieldError } from '../../../components/ui/field.tsx';
import { Input, Select } from '../../../components/ui/inputs.tsx';
import { Menu, MenuItem } from '../../../components/ui/menu.tsx';
import { Segmented } from '../../../components/ui/segmented.tsx';
import { poolsQuery } from '../../../lib/queries.ts';
import { d } from '../dialog-messages.ts';
import { criteriaFields, type CriteriaDraft, type CriteriaField, type Does, type RuleDraft } from '../rule-draft.ts';
import type { RuleProblems } from '../rule-problems.ts';
import { w } from '../word-messages.ts';
import { ListText, Ticks } from './list-fields.tsx';

interface ThenProps {
  readonly draft: RuleDraft;
  readonly problems: RuleProblems;
  readonly onDraft: (draft: RuleDraft) => void;
}

export function ThenFields({ draft, problems, onDraft }: ThenProps) {
  return (
    <section className="flex flex-col gap-4">
      <header>
        <h3 className="mb-1.5 text-13">{d.thenTitle}</h3>
        <Segmented<Does>
          name={d.does}
          value={draft.does}
          onChoose={(does) => onDraft({ ...draft, does })}
          options={(['route', 'refuse', 'direct'] as const).map((does) => [does, d.routes[does]] as const)}
        />
        <p className="mt-1 text-12 text-ink-3">{d.routeHelp[draft.does]}</p>
        {problems['then'] !== undefined && <FieldError text={problems['then']} />}
        {draft.does === 'direct' && problems['then/direct'] !== undefined && (
          <FieldError text={problems['then/direct']} />
        )}
      </header>
      {draft.does === 'refuse' && <RefuseFields {...{ draft, problems, onDraft }} />}
      {draft.does === 'route' && <RouteFields {...{ draft, problems, onDraft }} />}
    </section>
  );
}

function RefuseFields({ draft, problems, onDraft }: ThenProps) {
  return (
    <div className="grid grid-cols-[88px_minmax(0,1fr)] gap-3">
      <Field label={d.status} error={problems['then/refuse/status']}>
        {(ids) => (
          <Input
            {...ids}
            inputMode="numeric"
            value={draft.status}
            onChange={(event) => onDraft({ ...draft, status: event.target.value })}
          />
        )}
      </Field>
      <Field label={d.text} optional error={problems['then/refuse/text']}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={300}
            value={draft.text}
            onChange={(event) => onDraft({ ...draft, text: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

function RouteFields({ draft, problems, onDraft }: ThenProps) {
  const pools = useQuery(poolsQuery).data?.items ?? [];
  const rest = criteriaFields.filter((field) => !draft.must.includes(field));
  return (
    <>
      <div className="grid gap-3 md:grid-cols-2">
        <Field label={d.pool} error={problems['then/poolId']}>
          {(ids) => (
            <Select
              {...ids}
              value={draft.poolId}
              onChange={(event) => onDraft({ ...draft, poolId: event.target.value })}
            >
              <option value="">{d.poolAsked}</option>
              {pools.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={d.guarantee} error={problems['then/guarantee']}>
          {(ids) => (
            <Select
              {...ids}
              value={draft.guarantee}
              onChange={(event) =>
                onDraft({ ...draft, guarantee: guarantees.find((one) => one === event.target.value) ?? '' })
              }
            >
              <option value="">{d.guaranteeAsked}</option>
              {guarantees.map((one) => (
                <option key={one} value={one}>
                  {d.guarantees[one]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <header className="flex items-center justify-between gap-3">
        <div>
          <h4 className="text-13 font-medium">{d.criteria}</h4>
          {draft.must.length === 0 && <p className="text-12 text-ink-3">{d.criteriaEmpty}</p>}
        </div>
        {rest.length > 0 && (
          <Menu
            trigger={
              <Button small icon={<Plus size={14} aria-hidden="true" />}>
                {d.addCriterion}
              </Button>
            }
          >
            {rest.map((field) => (
              <MenuItem key={field} onSelect={() => onDraft({ ...draft, must: [...draft.must, field] })}>
                {d.criteriaFields[field]}
              </MenuItem>
            ))}
          </Menu>
        )}
      </header>
      {draft.must.map((field) => (
        <Criterion
          key={field}
          field={field}
          criteria={draft.criteria}
          error={problems[`then/criteria/${field}`]}
          onCriteria={(changes) => onDraft({ ...draft, criteria: { ...draft.criteria, ...changes } })}
          onDrop={() => onDraft({ ...draft, must: draft.must.filter((one) => one !== field) })}
        />
      ))}
    </>
  );
}

interface CriterionProps {
  readonly field: CriteriaField;
  readonly criteria: CriteriaDraft;
  readonly error: string | undefined;
  readonly onCriteria: (changes: Partial<CriteriaDraft>) => void;
  readonly onDrop: () => void;
}

function Criterion({ field, criteria, error, onCriteria, onDrop }: CriterionProps): ReactNode {
  const frame = { label: d.criteriaFields[field], help: d.criteriaHelp[field], error, onDrop };
  if (field === 'types') {
    return (
      <Ticks
        {...frame}
        options={networkTypes.map((type) => [type, w.types[type]] as const)}
        chosen={criteria.types}
        onChosen={(types) => onCriteria({ types })}
      />
    );
  }
  if (field === 'schemes') {
    return (
      <Ticks
        {...frame}
        options={exitSchemes.map((scheme) => [scheme, scheme] as const)}
        chosen={criteria.schemes}
        onChosen={(schemes) => onCriteria({ schemes })}
      />
    );
  }
  return <ListText {...frame} value={criteria[field]} onValue={(value) => onCriteria({ [field]: value })} />;
}
