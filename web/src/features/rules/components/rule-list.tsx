// The rules in their order, with the line where a dragged one would land.
import type { Rule } from '@gyre/shared/contract/rules';
import { Fragment, useEffect, useMemo } from 'react';
import { t } from '../messages.ts';
import { useMoveRule, useSwitchRule } from '../mutations.ts';
import type { Names } from '../rule-words.ts';
import { useReorder } from '../use-reorder.ts';
import { nameOf, RuleRow } from './rule-row.tsx';
import type { RuleVerb } from './rule-verbs.tsx';

interface ListProps {
  readonly rules: readonly Rule[];
  readonly names: Names;
  /** The rule that is pointed at: by the test, or by the address. */
  readonly marked: string;
  readonly onVerb: (verb: RuleVerb, rule: Rule) => void;
}

export function RuleList({ rules, names, marked, onVerb }: ListProps) {
  const move = useMoveRule();
  const { mutate: switchRule } = useSwitchRule();
  const ids = useMemo(() => rules.map(({ id }) => id), [rules]);
  const moveTo = (id: string, to: number): void => {
    const from = ids.indexOf(id);
    const rule = rules[from];
    if (rule) move({ id, to, from, total: rules.length, name: nameOf(rule, from) });
  };
  const reorder = useReorder(ids, moveTo);
  const { list, drag } = reorder;
  const isHere = ids.includes(marked);
  useEffect(() => {
    if (isHere) list.current?.querySelector(`[data-row="${marked}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [marked, isHere, list]);
  const others = drag ? ids.filter((id) => id !== drag.id) : [];
  const verb = (chosen: RuleVerb, rule: Rule): void => {
    if (chosen === 'first') moveTo(rule.id, 0);
    else if (chosen === 'last') moveTo(rule.id, rules.length - 1);
    else onVerb(chosen, rule);
  };
  return (
    <div className="rounded-panel border">
      <ol ref={list} aria-label={t.list} className="flex flex-col">
        {rules.map((rule, at) => (
          <Fragment key={rule.id}>
            {drag && others[drag.to] === rule.id && <Landing />}
            <RuleRow
              {...{ rule, at, names, reorder }}
              total={rules.length}
              hiddenBy={shadowOf(rule, at, ids)}
              marked={rule.id === marked}
              onSwitch={(enabled) => switchRule({ id: rule.id, name: nameOf(rule, at), enabled })}
              onVerb={(chosen) => verb(chosen, rule)}
            />
          </Fragment>
        ))}
        {drag && drag.to >= others.length && <Landing />}
      </ol>
      <p className="rounded-b-panel border-t bg-surface px-4 py-2.5 text-12 text-ink-3">{t.end}</p>
    </div>
  );
}

/** Place of the rule that hides this one; null too when a move that is on its way has brought it to light. */
function shadowOf({ enabled, shadowedBy }: Rule, at: number, ids: readonly string[]): number | null {
  const by = shadowedBy === null ? -1 : ids.indexOf(shadowedBy);
  return enabled && by >= 0 && by < at ? by : null;
}

const Landing = () => <li role="presentation" aria-hidden="true" className="relative z-10 -my-px h-0.5 bg-accent" />;
