// The rules that find site bans, in their order: what tells, for which sites, how long, how often; on and off at hand.
import type { SiteBanRule } from '@gyre/shared/contract/site-bans';
import { useQuery } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FormFrame } from '../../../components/form-frame.tsx';
import { Listing } from '../../../components/listing.tsx';
import { PlainTable, type PlainColumn } from '../../../components/plain-table.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Switch } from '../../../components/ui/inputs.tsx';
import { formatCount } from '../../../lib/format.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { useMay } from '../../../lib/session.ts';
import { spanText } from '../../../lib/spans.ts';
import { t as all } from '../ban-messages.ts';
import { conditionWords } from '../ban-words.ts';
import { useRemoveBanRule, useUpdateBanRule } from '../mutations.ts';
import { banRulesQuery } from '../queries.ts';
import { BanRuleDialog } from './ban-rule-dialog.tsx';

const t = all.rules;
type Open = { readonly kind: 'create' } | { readonly kind: 'edit' | 'remove'; readonly rule: SiteBanRule } | null;

export function BanRules() {
  const read = useQuery(banRulesQuery);
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  return (
    <section aria-label={t.title} className="flex flex-col gap-3">
      <header className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <h2 className="text-16">{t.title}</h2>
          <p className="text-13 text-ink-2">{t.about}</p>
        </div>
        <Button
          needs="operate"
          icon={<Plus size={14} aria-hidden="true" />}
          onClick={() => setOpen({ kind: 'create' })}
        >
          {t.create}
        </Button>
      </header>
      <Listing read={read} expect={2} empty={<p className="text-13 text-ink-3">{t.empty}</p>}>
        {(rules) => (
          <PlainTable
            name={t.title}
            rows={rules}
            keyOf={(rule) => rule.id}
            columns={columns((kind, rule) => setOpen({ kind, rule }))}
          />
        )}
      </Listing>
      {open?.kind === 'create' && <BanRuleDialog onClose={close} />}
      {open?.kind === 'edit' && <BanRuleDialog rule={open.rule} onClose={close} />}
      {open?.kind === 'remove' && <RemoveRule rule={open.rule} onClose={close} />}
    </section>
  );
}

function columns(onVerb: (verb: 'edit' | 'remove', rule: SiteBanRule) => void): readonly PlainColumn<SiteBanRule>[] {
  return [
    {
      id: 'name',
      title: t.name,
      cell: (rule) => <span className={rule.enabled ? '' : 'text-ink-3'}>{rule.name}</span>,
    },
    {
      id: 'when',
      title: t.when,
      cell: ({ when }) => <span className="break-words">{conditionWords(when).join(' · ')}</span>,
    },
    { id: 'sites', title: t.sites, cell: ({ sites }) => <Sites sites={sites} /> },
    {
      id: 'ban',
      title: t.ban,
      from: 'lg',
      cell: ({ banMs, mostBanMs, retry }) => (
        <>
          <span className="num whitespace-nowrap">{t.banSpan(spanText(banMs), spanText(mostBanMs))}</span>
          {retry && <span className="block text-12 text-ink-3">{t.retries}</span>}
        </>
      ),
    },
    {
      id: 'hits',
      title: t.hits,
      end: true,
      cell: ({ hits, lastHitAt }) => (
        <span className="num">
          {formatCount(hits)}
          {lastHitAt !== null && (
            <span className="block text-12 text-ink-3">
              <TimeAgo at={lastHitAt} />
            </span>
          )}
        </span>
      ),
    },
    { id: 'verbs', title: t.edit, end: true, verbs: true, cell: (rule) => <RuleVerbs rule={rule} onVerb={onVerb} /> },
  ];
}

function Sites({ sites }: Pick<SiteBanRule, 'sites'>) {
  const [first, ...rest] = sites;
  if (first === undefined) return <span className="text-ink-3">{t.everySite}</span>;
  return <span title={sites.join(', ')}>{rest.length === 0 ? first : t.moreSites(first, rest.length)}</span>;
}

interface VerbsProps {
  readonly rule: SiteBanRule;
  readonly onVerb: (verb: 'edit' | 'remove', rule: SiteBanRule) => void;
}

function RuleVerbs({ rule, onVerb }: VerbsProps) {
  const may = useMay('operate');
  const update = useUpdateBanRule(undefined, t.failedSave);
  return (
    <span className="inline-flex items-center gap-1">
      <Switch
        on={rule.enabled}
        name={t.switchOf(rule.name)}
        disabled={!may || update.isPending}
        title={may ? undefined : common.needsScope('operate')}
        onSwitch={(enabled) => update.mutate({ id: rule.id, body: { enabled } })}
      />
      <Button small needs="operate" aria-label={t.editOf(rule.name)} onClick={() => onVerb('edit', rule)}>
        {t.edit}
      </Button>
      <IconButton small name={t.removeOf(rule.name)} disabled={!may} onClick={() => onVerb('remove', rule)}>
        <Trash2 size={14} aria-hidden="true" />
      </IconButton>
    </span>
  );
}

function RemoveRule({ rule, onClose }: { readonly rule: SiteBanRule; readonly onClose: () => void }) {
  const remove = useRemoveBanRule(onClose);
  return (
    <FormFrame
      danger
      title={t.removeTitle(rule.name)}
      text={t.removeText}
      verb={common.remove}
      needs="operate"
      busy={remove.isPending}
      error={remove.error?.message}
      onSubmit={() => remove.mutate({ id: rule.id, name: rule.name })}
      onClose={onClose}
    />
  );
}
