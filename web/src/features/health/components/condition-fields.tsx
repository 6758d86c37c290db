// What tells that a site blocks an exit: the conditions that are there, and a menu of those that can be added.
import { Plus, X } from 'lucide-react';
import { Button } from '../../../components/ui/button.tsx';
import { Field, FieldError, type FieldIds } from '../../../components/ui/field.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Input, TextArea } from '../../../components/ui/inputs.tsx';
import { Menu, MenuItem } from '../../../components/ui/menu.tsx';
import { t } from '../ban-messages.ts';
import { conditions, type Condition } from '../ban-conditions.ts';
import type { BanRuleDraft, BanRuleProblems } from '../ban-rule-draft.ts';

interface ConditionsProps {
  readonly draft: BanRuleDraft;
  readonly problems: BanRuleProblems;
  readonly onDraft: (draft: BanRuleDraft) => void;
}

export function ConditionFields({ draft, problems, onDraft }: ConditionsProps) {
  const rest = conditions.filter((condition) => !draft.has.includes(condition));
  const put = (condition: Condition, text: string): void =>
    onDraft({ ...draft, texts: { ...draft.texts, [condition]: text } });
  return (
    <section className="flex flex-col gap-3 rounded-panel border border-line p-3">
      <header className="flex items-start justify-between gap-3">
        <div>
          <h3 className="text-13">{t.dialog.when}</h3>
          <p className="text-12 text-ink-3">{t.dialog.whenAll}</p>
        </div>
        {rest.length > 0 && (
          <Menu
            wide
            trigger={
              <Button small icon={<Plus size={14} aria-hidden="true" />}>
                {t.dialog.add}
              </Button>
            }
          >
            {rest.map((condition) => (
              <MenuItem key={condition} onSelect={() => onDraft({ ...draft, has: [...draft.has, condition] })}>
                {t.conditions[condition]}
              </MenuItem>
            ))}
          </Menu>
        )}
      </header>
      {problems['when'] && <FieldError text={problems['when']} />}
      {draft.has.map((condition) => (
        <div key={condition} className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <ConditionField
              condition={condition}
              text={draft.texts[condition] ?? ''}
              error={problems[`when/${condition}`]}
              onText={(text) => put(condition, text)}
            />
          </div>
          <IconButton
            small
            name={t.dialog.drop(t.conditions[condition])}
            onClick={() => onDraft({ ...draft, has: draft.has.filter((one) => one !== condition) })}
          >
            <X size={14} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
    </section>
  );
}

interface ConditionProps {
  readonly condition: Condition;
  readonly text: string;
  readonly error: string | undefined;
  readonly onText: (text: string) => void;
}

function ConditionField({ condition, text, error, onText }: ConditionProps) {
  return (
    <Field label={t.conditions[condition]} help={t.conditionHelp[condition]} error={error}>
      {(ids) =>
        condition === 'header' ? (
          <HeaderInputs ids={ids} text={text} onText={onText} />
        ) : condition === 'bodyTexts' ? (
          <TextArea {...ids} code rows={3} value={text} onChange={(event) => onText(event.target.value)} />
        ) : (
          <span className="block max-w-64">
            <Input {...ids} code value={text} onChange={(event) => onText(event.target.value)} />
          </span>
        )
      }
    </Field>
  );
}

interface HeaderProps {
  readonly ids: FieldIds;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Name and text are kept as two lines. */
function HeaderInputs({ ids, text, onText }: HeaderProps) {
  const [name = '', contains = ''] = text.split('\n');
  return (
    <div className="grid gap-2 md:grid-cols-2">
      <Input
        {...ids}
        code
        aria-label={t.headerName}
        placeholder={t.headerName}
        value={name}
        onChange={(event) => onText(`${event.target.value}\n${contains}`)}
      />
      <Input
        code
        aria-label={t.headerText}
        placeholder={t.headerText}
        value={contains}
        onChange={(event) => onText(`${name}\n${event.target.value}`)}
      />
    </div>
  );
}
