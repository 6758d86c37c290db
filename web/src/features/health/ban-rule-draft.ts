// A site-ban rule while it is typed: texts and the conditions that are there; checked and turned into what the API takes. Pure.
import type { SiteBanRule } from '@gyre/shared/contract/site-bans';
import { readSpan, spanText } from '../../lib/spans.ts';
import { conditions, conditionText, readCondition, words, type Condition } from './ban-conditions.ts';
import { t } from './ban-messages.ts';
import type { BanRuleFields, BanRuleUpdate } from './mutations.ts';

export interface BanRuleDraft {
  readonly name: string;
  readonly enabled: boolean;
  readonly sites: string;
  /** Those that are there, in the order they were added. */
  readonly has: readonly Condition[];
  /** What was typed for each; a header's name and text are two lines. */
  readonly texts: Readonly<Partial<Record<Condition, string>>>;
  readonly ban: string;
  readonly most: string;
  readonly retry: boolean;
}
export type BanRuleProblems = Readonly<Record<string, string>>;

export const leastBanMs = 1000;
export const mostBanMs = 2_592_000_000;

export const emptyBanRule: BanRuleDraft = {
  name: '',
  enabled: true,
  sites: '',
  has: ['statuses'],
  texts: { statuses: '403, 429' },
  ban: '10 m',
  most: '1 d',
  retry: true,
};

export function problemsOfBanRule(draft: BanRuleDraft): BanRuleProblems {
  const found: Record<string, string> = {};
  if (draft.name.trim() === '' || draft.name.trim().length > 120) found['name'] = t.dialog.nameBad;
  const odd = words(draft.sites).find((site) => !/^[^\s/:@]+\.[^\s/:@]+$|^localhost$/.test(site));
  if (odd !== undefined) found['sites'] = t.dialog.sitesBad(odd);
  if (draft.has.length === 0) found['when'] = t.dialog.whenEmpty;
  for (const condition of draft.has) {
    const answer = readCondition(condition, draft.texts[condition] ?? '');
    if ('problem' in answer) found[`when/${condition}`] = answer.problem;
  }
  const first = readSpan(draft.ban, leastBanMs, mostBanMs);
  const most = readSpan(draft.most, leastBanMs, mostBanMs);
  if (first === null) found['banMs'] = t.spanBad;
  if (most === null) found['mostBanMs'] = t.spanBad;
  else if (first !== null && most < first) found['mostBanMs'] = t.dialog.order;
  return found;
}

/** As the API takes it; only after nothing is wrong. */
export function fieldsOfBanRule(draft: BanRuleDraft): BanRuleFields {
  const when = draft.has.map((condition) => {
    const answer = readCondition(condition, draft.texts[condition] ?? '');
    return [condition, 'value' in answer ? answer.value : undefined] as const;
  });
  return {
    name: draft.name.trim(),
    enabled: draft.enabled,
    sites: words(draft.sites).map((site) => site.toLowerCase()),
    when: Object.fromEntries(when),
    banMs: readSpan(draft.ban, leastBanMs, mostBanMs) ?? leastBanMs,
    mostBanMs: readSpan(draft.most, leastBanMs, mostBanMs) ?? leastBanMs,
    retry: draft.retry,
  };
}

export function draftOfBanRule(rule: SiteBanRule): BanRuleDraft {
  const has = conditions.filter((condition) => rule.when[condition] !== undefined);
  return {
    name: rule.name,
    enabled: rule.enabled,
    sites: rule.sites.join(', '),
    has,
    texts: Object.fromEntries(has.map((condition) => [condition, conditionText(condition, rule.when)] as const)),
    ban: spanText(rule.banMs),
    most: spanText(rule.mostBanMs),
    retry: rule.retry,
  };
}

/** Only what differs from the rule as it was read; the conditions go as a whole. */
export function updateOfBanRule(draft: BanRuleDraft, rule: SiteBanRule): BanRuleUpdate {
  const was: Readonly<Record<string, unknown>> = fieldsOfBanRule(draftOfBanRule(rule));
  const moved = Object.entries(fieldsOfBanRule(draft)).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(was[field]),
  );
  return Object.fromEntries(moved);
}
