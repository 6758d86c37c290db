// A plan as people read it: numbers, what to watch out for, and each thing with its fields, grouped by noun.
import { configNouns, type ConfigNoun } from '../config-nouns.ts';
import type { ConfigPlan, ConfigStep } from '@gyre/shared/contract/config';
import { TriangleAlert } from 'lucide-react';
import { formatCount } from '../../../lib/format.ts';
import { cn } from '../../../lib/cn.ts';
import { t } from '../config-messages.ts';

const signs = { create: '+', update: '~', remove: '−' } as const;
const looks = {
  create: 'bg-healthy-tint text-healthy',
  update: 'bg-warning-tint text-warning',
  remove: 'bg-danger-tint text-danger',
} as const;

export function ConfigPlanView({ plan }: { readonly plan: ConfigPlan }) {
  const groups = configNouns.map((noun) => ({ noun, steps: plan.steps.filter((it) => it.noun === noun) }));
  return (
    <div className="flex flex-col gap-4">
      {plan.steps.length === 0 ? <p className="text-13">{t.nothing(plan.unchanged)}</p> : <Numbers plan={plan} />}
      {plan.warnings.length > 0 && (
        <section aria-label={t.watchOut} className="rounded-panel border border-warning bg-warning-tint p-3 text-13">
          <h4 className="flex items-center gap-2 text-13 font-semibold">
            <TriangleAlert size={14} aria-hidden="true" className="text-warning" />
            {t.watchOut}
          </h4>
          <ul className="mt-1 ml-6 list-disc">
            {plan.warnings.map(({ noun, name, code }, i) => (
              <li key={i}>
                {t.nouns[noun]} › <strong className="font-semibold break-all">{name}</strong>: {t.warnings[code]}
              </li>
            ))}
          </ul>
        </section>
      )}
      {groups
        .filter(({ steps }) => steps.length > 0)
        .map(({ noun, steps }) => (
          <Group key={noun} noun={noun} steps={steps} />
        ))}
      {plan.missing.length > 0 && <p className="text-12 text-ink-2">{t.stays(plan.missing.length)}</p>}
    </div>
  );
}

function Numbers({ plan }: { readonly plan: ConfigPlan }) {
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-13">
      {(['create', 'update', 'remove', 'unchanged'] as const).map((key) => (
        <div key={key} className="flex flex-row-reverse items-baseline gap-1.5">
          <dt className="text-ink-2">{t.numbers[key]}</dt>
          <dd className="num font-semibold">{formatCount(plan[key])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Group({ noun, steps }: { readonly noun: ConfigNoun; readonly steps: readonly ConfigStep[] }) {
  return (
    <section aria-label={t.nouns[noun]}>
      <h4 className="mb-1.5 text-13 font-semibold text-ink-2">{t.nouns[noun]}</h4>
      <ul className="flex flex-col gap-2">
        {steps.map((step, i) => (
          <Step key={i} step={step} />
        ))}
      </ul>
    </section>
  );
}

function Step({ step: { noun, name, does, fields } }: { readonly step: ConfigStep }) {
  return (
    <li className="overflow-hidden rounded-panel border border-line text-13">
      <p className="flex flex-wrap items-center gap-2 bg-surface px-3 py-1.5">
        <span className={cn('rounded-control px-1.5 text-12 font-semibold', looks[does])}>
          <span aria-hidden="true">{signs[does]}</span> {t.does[does]}
        </span>
        <span className="font-medium break-all">{name === '' ? t.nouns[noun] : name}</span>
      </p>
      {fields.length > 0 && (
        <dl className="divide-y divide-line border-t border-line">
          {fields.map(({ field, before, after, secret }) => (
            <div key={field} className="grid gap-x-3 px-3 py-1.5 md:grid-cols-[minmax(140px,1fr)_minmax(0,3fr)]">
              <dt className="mono text-12 break-all text-ink-2">{field}</dt>
              <dd className="min-w-0 break-words">
                {secret && <span className="text-ink-2">{t.secret}</span>}
                {!secret && does === 'create' && <Value label={t.after} value={after} look="bg-healthy-tint" />}
                {!secret && does === 'update' && (
                  <>
                    <Value label={t.before} value={before} look="bg-danger-tint" />
                    <span aria-hidden="true"> → </span>
                    <Value label={t.after} value={after} look="bg-healthy-tint" />
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

function Value({ label, value, look }: { readonly label: string; readonly value: unknown; readonly look: string }) {
  const text = value === null || value === '' ? t.empty : typeof value === 'string' ? value : JSON.stringify(value);
  return (
    <span className={cn('rounded-control px-1', look)}>
      <span className="sr-only">{label} </span>
      <span className="mono text-12 break-all">{text}</span>
    </span>
  );
}
