// Credentials → who asks, for which pool, with which wishes. A header value that was verified is remembered, so that the usual request costs one
// look into a map; everything is forgotten when users, pools or listeners change.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Failure, failure } from '../../core/model/failure.ts';
import type { ListenerRecord } from '../../core/snapshot/records.ts';
import type { PoolView } from '../../core/snapshot/pool.ts';
import type { Snapshot, UserEntry } from '../../core/snapshot/snapshot.ts';
import { mergeWishes, parseUsername, wishFromHeaders, type Wishes } from '../../core/targeting/username.ts';

/** A client as a request sees it. `user` undefined: anonymous. */
export interface Caller {
  readonly user: UserEntry | undefined;
  readonly pool: PoolView;
  readonly countries: readonly string[] | undefined;
  readonly exitId: string | undefined;
  readonly wishes: Wishes;
}
export type CallerOrFailure = Caller | Failure;

const maxRemembered = 50_000;
/** Header wishes remembered for one caller; past them it begins anew. */
const maxWishes = 256;
const noWishes: Wishes = {};

export class Credentials {
  private readonly verified = new Map<string, Caller>();
  private readonly anonymous = new Map<string, Caller>();
  /** Callers with the wishes of their headers; ends with the caller. */
  private wishing = new WeakMap<Caller, Map<string, Caller>>();

  /** Forgets everything: call it when the frame of the snapshot changed. */
  forget(): void {
    this.verified.clear();
    this.anonymous.clear();
    this.wishing = new WeakMap();
  }

  /** The caller behind a Proxy-Authorization value. */
  ofHeader(snapshot: Snapshot, listener: ListenerRecord, value: string | undefined): CallerOrFailure {
    if (value === undefined) return this.ofNobody(snapshot, listener);
    const known = this.verified.get(value);
    if (known !== undefined) return known;
    const pair = basicPair(value);
    if (pair === undefined) return failure('proxy_auth_rejected', 'only Basic credentials are understood');
    return this.remember(value, this.ofPair(snapshot, pair.name, pair.password));
  }

  /** The caller behind SOCKS5 credentials. */
  ofSocks(snapshot: Snapshot, name: string, password: string): CallerOrFailure {
    const key = `${name.length}:${name}:${password}`;
    return this.verified.get(key) ?? this.remember(key, this.ofPair(snapshot, name, password));
  }

  /** The caller without credentials, where the listener takes those. */
  ofNobody(snapshot: Snapshot, listener: ListenerRecord): CallerOrFailure {
    if (listener.requireAuth) return failure('proxy_auth_required');
    const known = this.anonymous.get(listener.id);
    if (known !== undefined) return known;
    const pool = snapshot.findPool(listener.poolId);
    if (pool === undefined) return failure('no_eligible_exit', 'the listener names a pool that is gone');
    const caller: Caller = { user: undefined, pool, countries: undefined, exitId: undefined, wishes: noWishes };
    this.anonymous.set(listener.id, caller);
    return caller;
  }

  /** The same caller with the stronger wishes of X-Gyre-* headers. */
  withHeaders(snapshot: Snapshot, caller: Caller, headers: readonly string[]): CallerOrFailure {
    const key = headers.join('\n');
    let known = this.wishing.get(caller);
    const found = known?.get(key);
    if (found !== undefined) return found;
    const wished = wishFromHeaders(headers);
    if (!wished.ok) return failure('invalid_wishes', wished.message);
    const wishing = resolve(snapshot, caller.user, mergeWishes(wished.wishes, caller.wishes), caller.pool);
    if ('code' in wishing) return wishing;
    if (known === undefined || known.size >= maxWishes) this.wishing.set(caller, (known = new Map<string, Caller>()));
    known.set(key, wishing);
    return wishing;
  }

  private ofPair(snapshot: Snapshot, name: string, password: string): CallerOrFailure {
    const parsed = parseUsername(name);
    const user = snapshot.findUser(parsed.ok ? parsed.user : (name.split('-', 1)[0] ?? ''));
    if (user === undefined || !user.enabled || !verifies(snapshot.settings.verifierKey, password, user.verifier))
      return failure('proxy_auth_rejected');
    // Only who knows the password is told what is wrong with the wishes; a 407 would make browsers ask again for ever.
    if (!parsed.ok) return failure('invalid_wishes', parsed.message);
    return resolve(snapshot, user, parsed.wishes, undefined);
  }

  private remember(key: string, caller: CallerOrFailure): CallerOrFailure {
    if ('code' in caller) return caller;
    if (this.verified.size >= maxRemembered) this.verified.delete(this.verified.keys().next().value!);
    this.verified.set(key, caller);
    return caller;
  }
}

function resolve(
  snapshot: Snapshot,
  user: UserEntry | undefined,
  wishes: Wishes,
  anonymousPool: PoolView | undefined,
): CallerOrFailure {
  const usual = user === undefined ? anonymousPool! : snapshot.findPool(user.pools[0] ?? '');
  const pool = wishes.pool === undefined ? usual : snapshot.findPoolByName(wishes.pool);
  if (pool === undefined)
    return failure(
      'invalid_wishes',
      wishes.pool === undefined ? 'the proxy user has no pool' : `pool: there is no pool "${wishes.pool}"`,
    );
  const allowed = user === undefined ? pool === anonymousPool : user.pools.includes(pool.id);
  if (!allowed) return failure('pool_not_allowed', `pool: "${pool.name}"`);
  return { user, pool, countries: wishes.countries, exitId: wishes.exitId, wishes };
}

function verifies(key: string, password: string, verifier: string): boolean {
  const given = createHmac('sha256', key).update(password, 'utf8').digest();
  const wanted = Buffer.from(verifier, 'hex');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** `Basic base64(name:password)`, RFC 7617; UTF-8, or latin1 where it is not valid UTF-8 (Scrapy sends that). */
function basicPair(value: string): { name: string; password: string } | undefined {
  if (value.slice(0, 6).toLowerCase() !== 'basic ') return undefined;
  const bytes = Buffer.from(value.slice(6).trim(), 'base64');
  const utf8 = bytes.toString('utf8');
  const text = utf8.includes('\ufffd') ? bytes.toString('latin1') : utf8;
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { name: text.slice(0, colon), password: text.slice(colon + 1) };
}
