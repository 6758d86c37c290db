// What was decided → the explanation people read.
import type { DropReason, ExitScore, Explanation, ExplainPool } from '@gyre/shared/contract/explain';
import { printWishes } from '@gyre/shared/wishes/print';
import type { Wishes } from '@gyre/shared/wishes/wishes';
import { failures, type Failure } from '../../core/model/failure.ts';
import type { CompiledRule } from '../../core/rules/compile.ts';
import type { PoolWalk, Walk } from '../../core/selection/explain.ts';
import type { SelectionRequest } from '../../core/selection/request.ts';
import { weightParts } from '../../core/snapshot/compile.ts';
import type { ExitEntry } from '../../core/snapshot/exit-entry.ts';
import type { Snapshot } from '../../core/snapshot/snapshot.ts';
import { helpsOf } from './helps.ts';
import type { ReadAsk } from './read-ask.ts';
import { scoreOf } from './scores.ts';

const mostExamples = 20;

const reasonTexts: Readonly<Record<DropReason, string>> = {
  not_enabled: 'switched off or draining',
  criteria: 'another place or kind than asked for',
  ejected: 'ejected: failed lately',
  probation_busy: 'on probation and busy with its trial',
  full: 'at the cap of requests at once',
  tried: 'tried by this request already',
  site_ban: 'banned for the site for a while',
  session: 'the session keeps another exit',
  guarantee: 'would change more than the session’s guarantee lets it',
  tier: 'a later tier: asked only when the first is spent',
};

export interface Explained {
  readonly world: Snapshot;
  readonly read: ReadAsk;
  readonly request: SelectionRequest | undefined;
  readonly walk: Walk | undefined;
  /** The city of an exit as people write it: the snapshot has keys. */
  readonly cityOf: (exitId: string) => string | null;
  /** The name of who imposed a site ban: rules have ids in the snapshot. */
  readonly imposerOf: (by: string) => string;
}

export function explanationOf(
  explained: Explained,
  asked: { readonly proxyUser: string | null; readonly kind: Explanation['ask']['kind']; readonly now: number },
): Explanation {
  const { world, read, request, walk } = explained;
  const { rule, route, refusal } = read;
  const picked = walk?.picked ?? refusal!;
  return {
    revision: world.revision,
    at: asked.now,
    ask: {
      ...{ proxyUser: asked.proxyUser, target: read.target.authority, kind: asked.kind },
      pool: route?.pool.name ?? null,
      wishes: wishesOf(read),
    },
    rule: rule === undefined ? null : { id: rule.id, name: rule.name, position: rule.index, does: doesOf(rule, world) },
    rulesPassed: rule?.index ?? world.rules.rules.length,
    session: request === undefined ? null : sessionOf(request, walk),
    pools: walk === undefined ? [] : walk.pools.map((it) => poolOf(explained, it, walk)),
    outcome: outcomeOf(picked, walk),
    helps: walk === undefined || request === undefined || !('code' in walk.picked) ? [] : helpsOf(request, walk),
  };
}

type WishLine = Explanation['ask']['wishes'][number];
function wishesOf({ own, listenerWishes, rule }: ReadAsk): WishLine[] {
  const own_ = linesOf(own, 'username');
  const keys = new Set(own_.map((it) => it.key));
  const byRule = rule?.criteria;
  const ofRule: WishLine[] = Object.entries(byRule ?? {}).flatMap(([key, values]) =>
    values === undefined ? [] : [{ key, value: values.join(', '), from: 'rule' as const }],
  );
  if (rule?.guarantee !== undefined) ofRule.push({ key: 'guarantee', value: rule.guarantee, from: 'rule' });
  return [...own_, ...linesOf(listenerWishes, 'listener').filter((it) => !keys.has(it.key)), ...ofRule];
}
function linesOf(wishes: Wishes, from: WishLine['from']): WishLine[] {
  const parts = printWishes(wishes)
    .split('-')
    .filter((it) => it !== '');
  const lines: WishLine[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) lines.push({ key: parts[i]!, value: parts[i + 1]!, from });
  return lines;
}

function doesOf({ refuse, direct, poolId, criteria, guarantee }: CompiledRule, world: Snapshot): string {
  if (refuse !== undefined) return `refuses with ${refuse.status}`;
  const parts: string[] = [];
  if (direct) parts.push('goes direct');
  if (poolId !== undefined) parts.push(`pool ${world.findPool(poolId)?.name ?? poolId}`);
  for (const [key, values] of Object.entries(criteria ?? {}))
    if (values !== undefined) parts.push(`${key} ${values.join(', ')}`);
  if (guarantee !== undefined) parts.push(`guarantee ${guarantee}`);
  return parts.join(', ');
}

function sessionOf(
  { session, binding, bindingLive }: SelectionRequest,
  walk: Walk | undefined,
): Explanation['session'] {
  if (session === undefined) return null;
  const { name, guarantee, mostRequests } = session;
  const moved = walk?.choice.moved;
  const text = !bindingLive
    ? 'It begins now: its exit is computed from its name, alike in every worker.'
    : moved === undefined
      ? 'It keeps its exit.'
      : `Its exit cannot be used; the next one keeps ${moved.replace('same-', 'the same ')}.`;
  const turns = mostRequests === Infinity ? '' : ` ${turnsText(mostRequests)}`;
  return { name, guarantee, bound: bindingLive, exitId: bindingLive ? binding!.exitId : null, text: text + turns };
}

/** How far a worker has counted is told to nobody: each would have to ask all others at every request. */
const turnsText = (requests: number): string =>
  `Each worker begins it anew after ${requests} ${requests === 1 ? 'request' : 'requests'} of its own; how far it has counted is not known here.`;

function poolOf(
  explained: Explained,
  { pool, members, dropped, kept, lastResort, spared }: PoolWalk,
  walk: Walk,
): ExplainPool {
  const { world, cityOf } = explained;
  const groups = new Map<DropReason, { count: number; examples: ExplainPool['dropped'][number]['examples'] }>();
  for (const { entry, reason, detail } of dropped) {
    const group = groups.get(reason) ?? { count: 0, examples: [] };
    group.count++;
    if (group.examples.length < mostExamples)
      group.examples.push({
        ...{ id: entry.exit.id, label: entry.exit.label },
        detail: reason === 'site_ban' ? banDetail(explained, entry.exit.id, detail) : detail,
      });
    groups.set(reason, group);
  }
  const picked = 'code' in walk.picked || walk.choice.chosenFrom !== pool ? undefined : walk.picked;
  const order = Object.keys(reasonTexts) as DropReason[];
  return {
    ...{ id: pool.id, name: pool.name, strategy: pool.strategy, members, kept: kept.length, panic: pool.panic, spared },
    dropped: order.flatMap((reason) => {
      const group = groups.get(reason);
      return group === undefined ? [] : [{ reason, text: reasonTexts[reason], ...group }];
    }),
    best: bestOf(world, pool.strategy, kept, picked).map((it) => ({
      ...it,
      city: cityOf(it.id) ?? it.city,
      ...(lastResort ? { state: 'ejected' as const } : {}),
    })),
  };
}

/** Who imposed it, until when and why. */
function banDetail({ request, imposerOf }: Explained, exitId: string, detail: string): string {
  const by = request?.bans?.get(exitId)?.by;
  return by === undefined ? detail : `by ${imposerOf(by)}, ${detail}`;
}

/** The one that was picked first, then the likeliest. */
function bestOf(
  world: Snapshot,
  strategy: string,
  kept: readonly ExitEntry[],
  picked: ExitEntry | undefined,
): ExitScore[] {
  const scored = kept.map((entry) => ({ entry, score: scoreOf(strategy, entry, world) }));
  scored.sort((a, b) => Number(b.entry === picked) - Number(a.entry === picked) || (b.score ?? 0) - (a.score ?? 0));
  return scored.slice(0, mostExamples).map(({ entry, score }) => {
    const { exit, place, load, health, maxInFlight, slot } = entry;
    const price = world.columns.price(slot);
    return {
      ...{ id: exit.id, label: exit.label, country: exit.country ?? null, city: place.city, state: health },
      ...{ inFlight: load.inFlight, maxInFlight: maxInFlight === Infinity ? null : maxInFlight },
      latencyMs: Number.isNaN(load.latencyMs) ? null : Math.round(load.latencyMs * 10) / 10,
      ...{ weight: world.columns.weight(slot) / weightParts, priority: world.columns.priority(slot) },
      ...{ price: price === Infinity ? null : price, score, picked: entry === picked },
    };
  });
}

const sparedText = ({ health }: ExitEntry): string =>
  health === 'ejected' ? '; it is ejected, but the pool lets no more be out' : '';

function outcomeOf(picked: ExitEntry | Failure, walk: Walk | undefined): Explanation['outcome'] {
  if ('code' in picked) {
    const { code, detail, status } = picked;
    const { hint } = failures[code];
    const text = detail === '' ? hint : `${hint} (${detail})`;
    return { exitId: null, exitLabel: null, code, status: status ?? failures[code].status, text };
  }
  const { id, label } = picked.exit;
  const pool = walk?.choice.chosenFrom;
  const resort = walk?.pools.find((it) => it.pool === pool)?.lastResort === true;
  const how =
    pool === undefined
      ? 'the session keeps it'
      : resort
        ? 'every exit is ejected: the last resort'
        : `${pool.strategy} in pool ${pool.name}${pool.panic ? ', which is in panic: health is ignored' : sparedText(picked)}`;
  return { exitId: id, exitLabel: label, code: null, status: null, text: `Leaves by ${label}: ${how}.` };
}
