// Changes as people read them: verbs and nouns in words, grouped by day. Pure.
import type { Change } from '@gyre/shared/contract/traffic';

const verbs: Readonly<Record<string, string>> = {
  create: 'created',
  update: 'updated',
  remove: 'removed',
  import: 'imported',
  export: 'exported',
  enable: 'enabled',
  disable: 'disabled',
  drain: 'drained',
};
const nouns: Readonly<Record<string, string>> = { 'proxy-users': 'proxy users' };

/** "updated settings", "imported exits"; a verb nobody knows yet stands as the ledger has it. */
export const whatOf = ({ action, noun }: Change): string =>
  `${verbs[action] ?? action.replaceAll('-', ' ')} ${nouns[noun] ?? noun}`;

/** Where the changed object is, if it can still be shown. */
export function placeOfChange({
  noun,
  objectId,
  action,
}: Change): { to: string; search: Record<string, string> } | null {
  if (action === 'remove') return null;
  if (noun === 'exits') return { to: '/exits', search: objectId === null ? {} : { exit: objectId } };
  if (noun === 'tokens') return { to: '/settings', search: {} };
  return ['pools', 'proxy-users', 'listeners', 'settings'].includes(noun) ? { to: `/${noun}`, search: {} } : null;
}

export interface Day {
  readonly name: string;
  readonly changes: readonly Change[];
}

const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** Neighbours of the same day under one name; their order stays. */
export function byDay(changes: readonly Change[]): readonly Day[] {
  const days: { name: string; changes: Change[] }[] = [];
  for (const change of changes) {
    const name = day.format(change.at);
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
