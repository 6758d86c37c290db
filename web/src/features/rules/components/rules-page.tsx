// Rules: the ordered list, the test that points at the one that matches, and the dialogs over them.
import type { Rule } from '@gyre/shared/contract/rules';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormFrame } from '../../../components/form-frame.tsx';
import { ListPage } from '../../../components/list-page.tsx';
import { stringifySearch } from '../../../lib/address.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { rulesQuery } from '../../../lib/queries.ts';
import { useHistory } from '../../../lib/use-history.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { t } from '../messages.ts';
import { useRemoveRule } from '../mutations.ts';
import type { Names } from '../rule-words.ts';
import { useNames } from '../use-names.ts';
import { MoveDialog } from './move-dialog.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { RuleList } from './rule-list.tsx';
import { nameOf } from './rule-row.tsx';
import type { RuleVerb } from './rule-verbs.tsx';
import { TestBox } from './test-box.tsx';

type Open =
  | { readonly kind: 'create' }
  | { readonly kind: Exclude<RuleVerb, 'first' | 'last' | 'requests'>; readonly rule: Rule }
  | null;

/** Hits move without a write, so they are read again while somebody looks. */
const readAgainMs = 10_000;

export function RulesPage() {
  const url = useUrl();
  const history = useHistory();
  const read = useQuery({ ...rulesQuery, refetchInterval: readAgainMs });
  const names = useNames();
  const [open, setOpen] = useState<Open>(null);
  const rules = read.data?.items ?? [];
  // The place of a new rule counts those that are there, so the list comes first.
  const creating = read.data !== undefined && (open?.kind === 'create' || url.get('new') !== '');
  const close = (): void => {
    setOpen(null);
    if (url.get('new') !== '') url.set({ new: null }, 'replace');
  };
  const onVerb = (verb: RuleVerb, rule: Rule): void => {
    if (verb === 'requests') history.push(`/requests${stringifySearch({ q: `rule:${rule.id}` })}`);
    else if (verb !== 'first' && verb !== 'last') setOpen({ kind: verb, rule });
  };
  return (
    <ListPage
      words={t}
      needs="operate"
      onCreate={() => setOpen({ kind: 'create' })}
      read={read}
      expect={4}
      dialogs={<Dialogs open={creating ? { kind: 'create' } : open} rules={rules} names={names} onClose={close} />}
    >
      {(list) => (
        <>
          <TestBox onMatch={(id) => url.set({ rule: id }, 'replace')} />
          <RuleList rules={list} names={names} marked={url.get('rule')} onVerb={onVerb} />
        </>
      )}
    </ListPage>
  );
}

interface DialogsProps {
  readonly open: Open;
  readonly rules: readonly Rule[];
  readonly names: Names;
  readonly onClose: () => void;
}

function Dialogs({ open, rules, names, onClose }: DialogsProps) {
  const total = rules.length;
  if (open === null) return null;
  if (open.kind === 'create') return <RuleDialog {...{ total, names, onClose }} />;
  const { kind, rule } = open;
  const at = rules.findIndex(({ id }) => id === rule.id);
  if (kind === 'edit') return <RuleDialog {...{ rule, at, total, names, onClose }} />;
  if (kind === 'duplicate') return <RuleDialog like={rule} at={at + 1} {...{ total, names, onClose }} />;
  if (kind === 'move') return <MoveDialog {...{ rule, at, total, onClose }} />;
  return <RemoveRule {...{ rule, onClose }} name={nameOf(rule, at)} />;
}

interface RemoveProps {
  readonly rule: Rule;
  readonly name: string;
  readonly onClose: () => void;
}

function RemoveRule({ rule, name, onClose }: RemoveProps) {
  const remove = useRemoveRule(onClose);
  return (
    <FormFrame
      danger
      title={t.removeTitle(name)}
      text={t.removeText(rule.hits)}
      verb={common.remove}
      needs="operate"
      busy={remove.isPending}
      error={remove.error?.message}
      onSubmit={() => remove.mutate({ id: rule.id, name })}
      onClose={onClose}
    />
  );
}
