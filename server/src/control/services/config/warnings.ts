// What somebody should know before a plan is applied. Pure.
import type { ConfigStep, ConfigWarning, ConfigSecret } from '@gyre/shared/contract/config';
import type { ConfigDocument, ConfigItem } from '@gyre/shared/contract/config-document';
import { isLoopback } from '../listener-rules.ts';
import { addressOf } from './listener-names.ts';
import type { Known, State } from './state.ts';

/** Names of listeners that anybody could reach afterwards without credentials, and nobody can now. */
export function opensOf(before: State, after: State, addressOfId: (id: string) => string): readonly string[] {
  const was = new Map(before.listeners.map((it) => [it.id, it.item]));
  return after.listeners.flatMap(({ id, item }) => {
    const host = item.host ?? addressOfId(id);
    if (item.auth !== 'never' || isLoopback(host)) return [];
    const old = was.get(id);
    const already = old?.auth === 'never' && old.host === item.host && old.port === item.port;
    return already ? [] : [item.name];
  });
}

interface Seen {
  readonly before: State;
  readonly after: State;
  readonly steps: readonly ConfigStep[];
  readonly opens: readonly string[];
  readonly made: readonly ConfigSecret[];
  readonly document: ConfigDocument;
}

export function warningsOf({ before, after, steps, opens, made, document }: Seen): readonly ConfigWarning[] {
  const touched = (noun: ConfigStep['noun']): ReadonlySet<string> =>
    new Set(steps.filter((it) => it.noun === noun && it.does !== 'remove').map((it) => it.name));
  const rules = touched('rules');
  return [
    ...opens.map((name): ConfigWarning => {
      const text = 'opens to everybody who reaches its address, without credentials';
      return { code: 'open', noun: 'listeners', name, text };
    }),
    ...closing(before, after),
    ...after.rules.filter(({ item }) => rules.has(item.name)).flatMap(({ item }) => sweeping(item)),
    ...made.map(({ noun, name }): ConfigWarning => {
      const code = noun === 'proxy-users' ? 'password-made' : 'secret-made';
      const what = noun === 'proxy-users' ? 'a password' : 'a signing secret';
      return { code, noun, name, text: `${what} is made for it, and shown once` };
    }),
    ...unordered(document, after),
  ];
}

/** Addresses at which somebody may be right now. */
function closing(before: State, after: State): readonly ConfigWarning[] {
  const is = new Map(after.listeners.map((it) => [it.id, it.item]));
  return before.listeners.flatMap(({ id, item }): readonly ConfigWarning[] => {
    const now = is.get(id);
    const moved = now !== undefined && (now.host !== item.host || now.port !== item.port);
    const off = now === undefined || !now.enabled || moved;
    if (!item.enabled || !off) return [];
    const where = item.host === undefined ? 'its address' : addressOf({ host: item.host, port: item.port! });
    return [{ code: 'closes', noun: 'listeners', name: item.name, text: `no longer accepts clients at ${where}` }];
  });
}
function sweeping({ name, enabled, when, then }: ConfigItem<'rules'>): readonly ConfigWarning[] {
  if (!enabled || Object.keys(when).length > 0) return [];
  if (then.refuse !== undefined)
    return [{ code: 'refuses-all', noun: 'rules', name, text: 'refuses every request that gets to it' }];
  return then.direct === true
    ? [{ code: 'direct-all', noun: 'rules', name, text: 'sends every request that gets to it out by this machine' }]
    : [];
}
/** Their order is that in which they were made. */
function unordered({ siteBanRules = [] }: ConfigDocument, { siteBanRules: there }: State): readonly ConfigWarning[] {
  const names = new Set(siteBanRules.map((it) => it.name));
  const order = there.map((it: Known<'siteBanRules'>) => it.item.name).filter((it) => names.has(it));
  const at = siteBanRules.findIndex((it, i) => it.name !== order[i]);
  const name = siteBanRules[at]?.name;
  if (name === undefined) return [];
  const text = 'keeps its place: site-ban rules stand in the order in which they were made';
  return [{ code: 'order', noun: 'site-ban-rules', name, text }];
}
