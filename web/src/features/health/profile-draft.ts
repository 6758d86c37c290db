// A probe profile while it is typed: checked and turned into what the API takes. Pure.
import type { ProbeProfile } from '@gyre/shared/contract/probe-profiles';
import { amountRange, amountText, readAmount, type Amount } from '../../lib/amounts.ts';
import { readSpan, spanText } from '../../lib/spans.ts';
import type { ProfileFields, ProfileUpdate } from './mutations.ts';
import { t } from './profile-messages.ts';

export const amounts = {
  jitterPercent: { kind: 'count', min: 0, max: 50, unit: '%' },
  timeoutMs: { kind: 'ms', min: 500, max: 60_000 },
  failures: { kind: 'count', min: 1, max: 100 },
  successes: { kind: 'count', min: 1, max: 100 },
} as const satisfies Readonly<Record<string, Amount>>;
export type ProfileAmount = keyof typeof amounts;
export const profileAmounts = Object.keys(amounts) as readonly ProfileAmount[];

export type ProbeKind = keyof typeof t.dialog.kinds;
export interface ProfileDraft {
  readonly name: string;
  readonly kind: ProbeKind;
  readonly target: string;
  readonly method: ProbeProfile['method'];
  readonly statuses: string;
  readonly headerName: string;
  readonly headerText: string;
  readonly body: string;
  readonly verifyTls: boolean;
  readonly interval: string;
  readonly amounts: Readonly<Record<ProfileAmount, string>>;
}
export type ProfileProblems = Readonly<Record<string, string>>;

export const emptyProfile: ProfileDraft = {
  name: '',
  kind: 'request',
  target: '',
  method: 'GET',
  statuses: '200-299',
  headerName: '',
  headerText: '',
  body: '',
  verifyTls: true,
  interval: '1 m',
  amounts: { jitterPercent: '10', timeoutMs: '10', failures: '2', successes: '2' },
};

export const kindOf = (target: string): ProbeKind =>
  target === '' ? 'exit' : /^https?:\/\//i.test(target) ? 'request' : 'connect';

export function draftOfProfile(profile: ProbeProfile): ProfileDraft {
  const { expect } = profile;
  return {
    name: profile.name,
    kind: kindOf(profile.target),
    target: profile.target,
    method: profile.method,
    statuses: expect.statuses.join(', '),
    headerName: expect.header?.name ?? '',
    headerText: expect.header?.contains ?? '',
    body: expect.bodyText ?? '',
    verifyTls: profile.verifyTls,
    interval: spanText(profile.intervalMs),
    amounts: {
      jitterPercent: amountText(amounts.jitterPercent, profile.jitterPercent),
      timeoutMs: amountText(amounts.timeoutMs, profile.timeoutMs),
      failures: amountText(amounts.failures, profile.failures),
      successes: amountText(amounts.successes, profile.successes),
    },
  };
}

const words = (text: string): string[] => [...new Set(text.split(/[\s,]+/).filter(Boolean))];
const intervalOf = (text: string): number | null => readSpan(text, 5000, 86_400_000);

export function problemsOfProfile(draft: ProfileDraft): ProfileProblems {
  const found: Record<string, string> = {};
  if (!/^[a-z0-9][a-z0-9_.~-]{0,39}$/.test(draft.name)) found['name'] = t.dialog.nameBad;
  const target = draft.target.trim();
  if (draft.kind === 'connect' && !/^(\[[0-9a-f:.]+\]|[^\s:/@]+):\d{1,5}$/i.test(target))
    found['target'] = t.dialog.connectBad;
  if (draft.kind === 'request') Object.assign(found, problemsOfRequest(draft));
  if (intervalOf(draft.interval) === null) found['intervalMs'] = t.dialog.intervalBad;
  for (const key of profileAmounts)
    if (readAmount(amounts[key], draft.amounts[key]) === null) found[key] = t.dialog.bad(amountRange(amounts[key]));
  return found;
}

function problemsOfRequest(draft: ProfileDraft): ProfileProblems {
  const found: Record<string, string> = {};
  if (!/^https?:\/\/[^\s/]+/i.test(draft.target.trim())) found['target'] = t.dialog.urlBad;
  const statuses = words(draft.statuses);
  if (statuses.length > 20 || !statuses.every((one) => /^[1-5]\d\d(-[1-5]\d\d)?$/.test(one)))
    found['expect/statuses'] = t.dialog.statusesBad;
  if (draft.headerName.trim() === '' && draft.headerText !== '') found['expect/header'] = t.dialog.headerBad;
  if (draft.method === 'HEAD' && draft.body.trim() !== '') found['expect/bodyText'] = t.dialog.bodyHead;
  return found;
}

/** As the API takes it; only after nothing is wrong. What a probe of this kind cannot see is left out. */
export function fieldsOfProfile(draft: ProfileDraft): ProfileFields {
  const asks = draft.kind === 'request';
  const number = (key: ProfileAmount): number => readAmount(amounts[key], draft.amounts[key]) ?? amounts[key].min;
  return {
    name: draft.name,
    target: draft.kind === 'exit' ? '' : draft.target.trim(),
    method: draft.method,
    expect: {
      statuses: asks ? words(draft.statuses) : [],
      header:
        asks && draft.headerName.trim() !== '' ? { name: draft.headerName.trim(), contains: draft.headerText } : null,
      bodyText: asks && draft.body.trim() !== '' ? draft.body : null,
    },
    verifyTls: draft.verifyTls,
    intervalMs: intervalOf(draft.interval) ?? 60_000,
    jitterPercent: number('jitterPercent'),
    timeoutMs: number('timeoutMs'),
    failures: number('failures'),
    successes: number('successes'),
  };
}

/** Only what differs from the profile as it was read; what is expected goes as a whole. */
export function updateOfProfile(draft: ProfileDraft, profile: ProbeProfile): ProfileUpdate {
  const was: Readonly<Record<string, unknown>> = fieldsOfProfile(draftOfProfile(profile));
  const moved = Object.entries(fieldsOfProfile(draft)).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(was[field]),
  );
  return Object.fromEntries(moved);
}
