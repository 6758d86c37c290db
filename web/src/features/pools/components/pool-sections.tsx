// The parts of a pool in the order one decides them.
import { formatSpan } from '../../../lib/format.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { readAmount } from '../../../lib/amounts.ts';
import { t } from '../editor-messages.ts';
import { amounts } from '../pool-amounts.ts';
import { queryOf } from '../pool-draft.ts';
import type { PoolEditor } from '../use-pool-editor.ts';
import { FallbackFields } from './fallback-fields.tsx';
import { MembershipFields } from './membership-fields.tsx';
import { QueueFields, RetryFields, SessionFields } from './policy-fields.tsx';
import {
  BudgetFields,
  HedgeFields,
  ProbeFields,
  ProtectionFields,
  RetryOnFields,
  WarmFields,
} from './resilience-fields.tsx';
import { Section } from './section.tsx';
import { StrategyField } from './strategy-field.tsx';

export function PoolSections({ editor }: { readonly editor: PoolEditor }) {
  const { draft } = editor;
  const query = queryOf(draft);
  const ttl = readAmount(amounts['session/ttlMs'], draft.amounts['session/ttlMs']);
  return (
    <>
      <Section title={t.membershipTitle} inside={query === null ? t.fixedOnly : query === '' ? t.everything : query}>
        <MembershipFields editor={editor} />
      </Section>
      <Section title={t.strategy} inside={draft.strategy}>
        <StrategyField editor={editor} />
      </Section>
      <Section
        title={t.session}
        about={t.sessionAbout}
        inside={ttl === null ? draft.guarantee : `${formatSpan(ttl)} · ${draft.guarantee}`}
      >
        <SessionFields editor={editor} />
      </Section>
      <Section title={t.retry} about={t.retryAbout} inside={t.attempts(draft.amounts['retry/maxAttempts'])}>
        <RetryFields editor={editor} />
      </Section>
      <Section title={t.queue} about={t.queueAbout} inside={t.waiting(draft.amounts['queue/maxWaiting'])}>
        <QueueFields editor={editor} />
      </Section>
      <Resilience editor={editor} />
      <Section
        title={t.fallbacks}
        about={t.fallbacksAbout}
        inside={draft.fallbacks.length === 0 ? common.none : draft.fallbacks.map(({ label }) => label).join(', ')}
      >
        <FallbackFields editor={editor} />
      </Section>
    </>
  );
}

/** What is about exits that fail. */
function Resilience({ editor }: { readonly editor: PoolEditor }) {
  const { draft } = editor;
  const statuses = [draft.exitStatuses, draft.targetStatuses].filter((text) => text.trim() !== '').join(', ');
  const hedge = draft.hedged ? t.hedgeInside(draft.amounts['hedge/percentile']) : t.onOff(false);
  const budget = t.budgetInside(draft.amounts['budget/retryPercent'], draft.amounts['budget/hedgePercent']);
  return (
    <>
      <Section title={t.retryOn} about={t.retryOnAbout} inside={statuses || t.statusesNone}>
        <RetryOnFields editor={editor} />
      </Section>
      <Section title={t.budget} about={t.budgetAbout} inside={budget}>
        <BudgetFields editor={editor} />
      </Section>
      <Section title={t.hedge} about={t.hedgeAbout} inside={hedge}>
        <HedgeFields editor={editor} />
      </Section>
      <Section
        title={t.warm}
        about={t.warmAbout}
        inside={draft.warm ? t.warmInside(draft.amounts['warm/mostPerExit']) : t.onOff(false)}
      >
        <WarmFields editor={editor} />
      </Section>
      <Section
        title={t.protection}
        about={t.protectionAbout}
        inside={t.protectionInside(draft.amounts['protection/maxEjectionPercent'])}
      >
        <ProtectionFields editor={editor} />
      </Section>
      <Section title={t.probes} about={t.probesAbout} inside={draft.probeProfileId === '' ? t.probeProfileNone : ''}>
        <ProbeFields editor={editor} />
      </Section>
    </>
  );
}
