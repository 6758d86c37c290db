// A typed request → what selection is asked, by the code of the doors: wishes, access, rules, session.
import type { ExplainAsk } from '@gyre/shared/contract/explain';
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { mergeWishes, readProfile } from '@gyre/shared/wishes/username';
import { unmetNeed } from '@gyre/shared/wishes/consistency';
import type { Wished } from '@gyre/shared/wishes/read';
import type { Wishes } from '@gyre/shared/wishes/wishes';
import { hostKind } from '../../codec/address.ts';
import { parseConnectTarget } from '../../codec/http1/target.ts';
import { mayReach } from '../../core/access/rules.ts';
import { type Failure, failure } from '../../core/model/failure.ts';
import type { SiteBansHere } from '../../core/bans/table.ts';
import { siteOf } from '../../core/model/site.ts';
import { targetOf, type Target } from '../../core/model/target.ts';
import { hashOf } from '../../core/math/hash.ts';
import type { CompiledRule } from '../../core/rules/compile.ts';
import { decideQuietly, type RoutedAsker } from '../../core/selection/decide.ts';
import { type Asker, type Route, routeOf } from '../../core/selection/route.ts';
import type { SelectionRequest } from '../../core/selection/request.ts';
import { type Binding, isLive } from '../../core/session/binding.ts';
import type { ListenerRecord } from '../../core/snapshot/records.ts';
import type { Snapshot } from '../../core/snapshot/snapshot.ts';

/** The request as far as it could be read. */
export interface ReadAsk {
  readonly target: Target;
  readonly own: Wishes;
  readonly listenerWishes: Wishes;
  readonly rule: CompiledRule | undefined;
  readonly route: Route | undefined;
  /** Why it is refused before selection. */
  readonly refusal: Failure | undefined;
}
const noWishes: Wishes = {};

/** `host`, `host:port`, `[v6]:port` or a URL; undefined when it is none of them. */
export function readTarget(text: string): Target | undefined {
  const [, scheme = '', authority = ''] = /^(?:([a-z]+):\/\/)?([^/?#]*)/i.exec(text.trim()) ?? [];
  const port = scheme.toLowerCase() === 'http' ? 80 : 443;
  const bare = hostKind(authority) !== undefined;
  const read = parseConnectTarget(
    bare ? `${authority.includes(':') ? `[${authority}]` : authority}:${port}` : withPort(authority, port),
  );
  return 'fault' in read ? undefined : targetOf(read.host, read.port);
}
const withPort = (authority: string, port: number): string =>
  /:\d+$/.test(authority) ? authority : `${authority}:${port}`;

/** What a kept request asked, to be asked again. */
export function askOfRow({ wishes, target, kind, proxyUser, method, listenerId }: RequestRow): ExplainAsk {
  return {
    ...{ wishes, target, kind, tried: [] },
    ...{ proxyUser: proxyUser ?? undefined, method: method ?? undefined, listenerId: listenerId ?? undefined },
  };
}

export function readAsk(world: Snapshot, ask: ExplainAsk, target: Target, now: number): ReadAsk {
  const listener = world.listeners.find((it) => it.id === ask.listenerId) ?? world.listeners[0];
  const listenerWishes = wishesOr(readProfile(listener?.profile ?? ''));
  const read = readProfile(ask.wishes, 'part');
  const own = wishesOr(read);
  const refused = (refusal: Failure, rule?: CompiledRule): ReadAsk => ({
    ...{ target, own, listenerWishes, rule, route: undefined, refusal },
  });
  if (!read.ok) return refused(failure('invalid_wishes', read.message));
  const asker = askerOf(world, listener, ask.proxyUser, mergeWishes(own, listenerWishes));
  const no = 'code' in asker ? asker : mayReach(target.host, target.port, world.access);
  if (no !== undefined) return refused(no);
  const base = routeOf(world, asker as Asker);
  if ('code' in base) return refused(base);
  const plain = ask.kind === 'exchange' || ask.kind === 'upgrade';
  const routed: RoutedAsker = { ...(asker as Asker), base, byRule: undefined };
  const { rule, route } = decideQuietly(world, routed, {
    ...{ host: target.host, port: target.port, kind: ask.kind, listenerId: listener?.id ?? '', nowMs: now },
    method: plain ? (ask.method ?? 'GET').toUpperCase() : '',
  });
  return 'code' in route ? refused(route, rule) : { target, own, listenerWishes, rule, route, refusal: undefined };
}

const wishesOr = (read: Wished): Wishes => (read.ok ? read.wishes : noWishes);

/** Who asks, as the doors would have it: an anonymous client comes in by the listener, and only where those are served. */
function askerOf(
  world: Snapshot,
  listener: ListenerRecord | undefined,
  proxyUser: string | undefined,
  wishes: Wishes,
): Asker | Failure {
  const need = unmetNeed(wishes);
  if (need !== undefined) return failure('invalid_wishes', need);
  const user = proxyUser === undefined ? undefined : world.findUser(proxyUser);
  if (user !== undefined)
    return user.enabled
      ? { user, anonymousPool: undefined, wishes }
      : failure('proxy_auth_rejected', 'the proxy user is switched off');
  if (listener?.requireAuth === true) return failure('proxy_auth_required');
  return { user, anonymousPool: listener === undefined ? undefined : world.findPool(listener.poolId), wishes };
}

/** What is known besides the snapshot. */
export interface Known {
  readonly find: (key: string) => Binding | undefined;
  /** Exits that a site keeps out. */
  readonly bansAt?: (site: string) => SiteBansHere | undefined;
  readonly now: number;
}
export function requestOf(
  world: Snapshot,
  { route, target }: ReadAsk,
  tried: readonly string[],
  { find, bansAt, now }: Known,
): SelectionRequest {
  const { pool, criteria, direct, exitId, session } = route!;
  const binding = session === undefined ? undefined : find(session.key);
  return {
    ...{ pool, criteria, direct, exitId, session, binding },
    bindingLive: binding !== undefined && isLive(binding, now),
    siteHash: hashOf(siteOf(target.host)),
    bans: bansAt?.(siteOf(target.host)),
    wallMs: now,
    tried: tried.flatMap((id) => world.findExit(id) ?? []),
  };
}
