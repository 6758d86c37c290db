// One rule in the list: handle, place, on and off, what it matches and does, how often, and its verbs.
import type { Rule } from '@gyre/shared/contract/rules';
import { GripVertical } from 'lucide-react';
import type { ReactNode } from 'react';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { Switch } from '../../../components/ui/inputs.tsx';
import { cn } from '../../../lib/cn.ts';
import { formatCount } from '../../../lib/format.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { useMay } from '../../../lib/session.ts';
import { t } from '../messages.ts';
import { conditionsOf, deedsOf, type Names } from '../rule-words.ts';
import type { Reorder } from '../use-reorder.ts';
import { RuleVerbs, type RuleVerb } from './rule-verbs.tsx';

export interface RowProps {
  readonly rule: Rule;
  /** Place in the order, 0 first. */
  readonly at: number;
  readonly total: number;
  readonly names: Names;
  /** Place of the rule that hides this one, or null. */
  readonly hiddenBy: number | null;
  /** The test or the address points at it. */
  readonly marked: boolean;
  readonly reorder: Reorder;
  readonly onSwitch: (on: boolean) => void;
  readonly onVerb: (verb: RuleVerb) => void;
}

export const nameOf = (rule: Pick<Rule, 'name'>, at: number): string => rule.name || t.unnamed(at + 1);

export function RuleRow({ rule, at, total, names, hiddenBy, marked, reorder, onSwitch, onVerb }: RowProps) {
  const may = useMay('operate');
  const name = nameOf(rule, at);
  const { drag } = reorder;
  return (
    <li
      data-row={rule.id}
      aria-current={marked || undefined}
      className={cn(
        'grid grid-cols-[32px_minmax(0,1fr)_auto] items-start gap-x-2 gap-y-2 border-b border-line px-2 py-2.5 text-13 last:border-b-0 md:grid-cols-[32px_28px_44px_minmax(0,1.2fr)_minmax(0,1fr)_112px_auto]',
        marked ? 'bg-selected' : 'hover:bg-surface',
        drag?.id === rule.id && 'bg-raised outline-2 -outline-offset-2 outline-accent outline-dashed',
      )}
    >
      <button
        type="button"
        data-handle
        disabled={!may}
        aria-label={t.handle(name, at + 1, total)}
        title={may ? undefined : common.needsScope('operate')}
        onPointerDown={(event) => reorder.onPointerDown(event, rule.id)}
        onKeyDown={(event) => reorder.onKeyDown(event, rule.id)}
        className="inline-flex size-8 cursor-grab touch-none items-center justify-center rounded-control text-ink-3 hover:bg-raised hover:text-ink active:cursor-grabbing disabled:cursor-not-allowed pointer-coarse:size-11"
      >
        <GripVertical size={16} aria-hidden="true" />
      </button>
      <span className="num hidden pt-1.5 text-right text-ink-2 md:block">{at + 1}</span>
      <span className="hidden pt-1 md:block">
        <RuleSwitch {...{ rule, name, may, onSwitch }} />
      </span>
      <div className={cn('min-w-0 pt-1.5', !rule.enabled && 'text-ink-3')}>
        {(rule.name !== '' || !rule.enabled) && (
          <p className="font-medium break-words">
            <span className="num md:hidden">{at + 1}. </span>
            {name}
            {!rule.enabled && <span className="font-normal"> · {t.off}</span>}
          </p>
        )}
        <div className={cn(rule.name !== '' && rule.enabled && 'text-ink-2')}>
          <Phrases label={t.matches} all={conditionsOf(rule.when, names)} whole />
        </div>
        <Marks hiddenBy={hiddenBy} marked={marked} />
      </div>
      <span className="md:order-last">
        <RuleVerbs {...{ name, at, total, onVerb }} />
      </span>
      <div
        className={cn(
          'col-span-2 col-start-2 min-w-0 md:col-span-1 md:col-start-auto md:pt-1.5',
          !rule.enabled && 'text-ink-3',
        )}
      >
        <Phrases label={t.does} all={deedsOf(rule.then, names)} />
      </div>
      <p className="num col-span-2 col-start-2 flex flex-wrap items-center gap-x-3 text-12 text-ink-2 md:col-span-1 md:col-start-auto md:block md:pt-1.5 md:text-right">
        <span className="md:hidden">
          <RuleSwitch {...{ rule, name, may, onSwitch }} />
        </span>
        <span>{rule.hits === 0 ? t.never : t.hitsOf(formatCount(rule.hits))}</span>
        {rule.lastHitAt !== null && (
          <span className="text-ink-3 md:block">
            {t.lastHit} <TimeAgo at={rule.lastHitAt} />
          </span>
        )}
      </p>
    </li>
  );
}

interface SwitchProps {
  readonly rule: Rule;
  readonly name: string;
  readonly may: boolean;
  readonly onSwitch: (on: boolean) => void;
}
const RuleSwitch = ({ rule, name, may, onSwitch }: SwitchProps) => (
  <Switch
    on={rule.enabled}
    onSwitch={onSwitch}
    name={t.onOff(name)}
    disabled={!may}
    title={may ? undefined : common.needsScope('operate')}
  />
);

interface PhrasesProps {
  readonly label: string;
  readonly all: readonly string[];
  /** Without conditions a rule matches everything. */
  readonly whole?: boolean;
}

function Phrases({ label, all, whole }: PhrasesProps): ReactNode {
  return (
    <p className="break-words">
      <span className="sr-only">{label}: </span>
      {all.length === 0 && whole ? t.everything : all.join(' · ')}
    </p>
  );
}

function Marks({ hiddenBy, marked }: Pick<RowProps, 'hiddenBy' | 'marked'>) {
  if (hiddenBy === null && !marked) return null;
  return (
    <p className="mt-1 flex flex-wrap gap-x-3 text-12">
      {hiddenBy !== null && (
        <span className="inline-flex items-center gap-1 text-warning" title={t.shadowedHint(hiddenBy + 1)}>
          <StatusIcon kind="warning" size={12} />
          {t.shadowed(hiddenBy + 1)}
        </span>
      )}
      {marked && <span className="font-medium text-accent">{t.tested}</span>}
    </p>
  );
}
