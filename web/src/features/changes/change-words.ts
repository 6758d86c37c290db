// Changes as people read them: verbs and nouns in words, grouped by day. Pure.
import { formatDay, formatMoment } from '../../lib/format.ts';
import type { Change } from '@gyre/shared/contract/changes';
import { t } from './messages.ts';

const verbs: Readonly<Record<string, string>> = t.actions;
const named: Readonly<Record<string, string>> = t.nouns;
const single: Readonly<Record<string, string>> = t.oneOf;
/** Nouns that changes are filtered by. */
export const nouns = [
  ...['exits', 'pools', 'proxy-users', 'listeners', 'rules', 'settings', 'probe-profiles', 'site-ban-rules'],
  ...['site-bans', 'sessions', 'webhooks', 'tokens', 'admins', 'backups', 'config'],
] as const;
export const nounOf = (noun: string): string => named[noun] ?? noun;
/** "passwordChangedAt" → "password changed at". */
export const fieldText = (field: string): string =>
  field.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
/** A value of a field in words; null is a default or nothing. */
export function valueText(value: unknown, field = ''): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'number' && /(At|Until|Since)$/.test(field)) return formatMoment(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** "updated a pool", "imported exits"; a verb nobody knows yet stands as the ledger has it. */
export const whatOf = ({ action, noun, objects }: Change): string =>
  t.whatOf(verbs[action] ?? action.replaceAll('-', ' '), (objects === 1 ? single[noun] : undefined) ?? nounOf(noun));

/** Where the changed object is, if it can still be shown. */
export function placeOfChange({
  noun,
  objectId,
  action,
}: Change): { to: string; search: Record<string, string> } | null {
  if (action === 'remove') return null;
  if (noun === 'exits') return { to: '/exits', search: objectId === null ? {} : { exit: objectId } };
  if (noun === 'tokens' || noun === 'admins' || noun === 'backups') return { to: `/settings/${noun}`, search: {} };
  if (noun === 'config') return { to: '/settings/config', search: {} };
  return ['pools', 'proxy-users', 'listeners', 'settings'].includes(noun) ? { to: `/${noun}`, search: {} } : null;
}

export interface Day {
  readonly name: string;
  readonly changes: readonly Change[];
}

/** Neighbours of the same day under one name; their order stays. */
export function byDay(changes: readonly Change[]): readonly Day[] {
  const days: { name: string; changes: Change[] }[] = [];
  for (const change of changes) {
    const name = formatDay(change.at);
    const last = days.at(-1);
    if (last?.name === name) last.changes.push(change);
    else days.push({ name, changes: [change] });
  }
  return days;
}

/** Changes with every word of the text in who, what or the line about it. */
export function changesWith(changes: readonly Change[], text: string): readonly Change[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return changes;
  return changes.filter((change) => {
    const all = `${change.actor} ${whatOf(change)} ${change.summary} ${change.revision}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
