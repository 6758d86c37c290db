// Credentials → who asks, with which wishes, and where those lead. A header value that was verified is remembered, so that the usual request
// costs one look into a map; everything is forgotten when users, pools or listeners change.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { unmetNeed } from '@gyre/shared/wishes/consistency';
import { splitPassword } from '@gyre/shared/wishes/password';
import { readWishes } from '@gyre/shared/wishes/read';
import { mergeWishes, parseUsername, readProfile, wishFromHeaders } from '@gyre/shared/wishes/username';
import type { Wishes } from '@gyre/shared/wishes/wishes';
import { isRunTicket, readRunTicket } from '../../base/run-ticket.ts';
import { type Failure, failure } from '../../core/model/failure.ts';
import type { RoutedAsker } from '../../core/selection/decide.ts';
import { type Asker, routeOf } from '../../core/selection/route.ts';
import type { ListenerRecord } from '../../core/snapshot/records.ts';
import type { Snapshot, UserEntry } from '../../core/snapshot/snapshot.ts';

/** A client as a request sees it: who it is and where its wishes lead. */
export interface Caller extends RoutedAsker {
  /** A wish is there without the one it belongs to: headers might still have completed it. */
  readonly need: Failure | undefined;
  /** Epoch ms after which these credentials are no longer good; undefined: until the frame changes. */
  readonly endsAt: number | undefined;
  /** Signed in with the password before this one. */
  readonly old: boolean;
}
export type CallerOrFailure = Caller | Failure;

const maxRemembered = 50_000;
/** Header wishes remembered for one caller; past them it begins anew. */
const maxWishes = 256;
const noWishes: Wishes = {};

/** What a listener adds for everyone. */
interface Frontage {
  /** In front of remembered values: callers are different ones behind listeners with a profile. */
  readonly key: string;
  readonly wishes: Wishes;
}

export class Credentials {
  private readonly verified = new Map<string, Caller>();
  private readonly anonymous = new Map<string, Caller>();
  private readonly frontages = new Map<string, Frontage>();
  /** Callers with the wishes of their headers; ends with the caller. */
  private wishing = new WeakMap<Caller, Map<string, Caller>>();

  private readonly now: () => number;

  /** `now` is the time of day, epoch ms. */
  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  /** Forgets everything: call it when the frame of the snapshot changed. */
  forget(): void {
    this.verified.clear();
    this.anonymous.clear();
    this.frontages.clear();
    this.wishing = new WeakMap();
  }

  /** The caller behind a Proxy-Authorization value. */
  ofHeader(snapshot: Snapshot, listener: ListenerRecord, value: string | undefined): CallerOrFailure {
    if (value === undefined) return this.ofNobody(snapshot, listener);
    const frontage = this.frontageOf(listener);
    const key = frontage.key === '' ? value : frontage.key + value;
    const known = this.verified.get(key);
    if (known !== undefined && this.isGood(known)) return known;
    const pair = basicPair(value);
    if (pair === undefined) return failure('proxy_auth_rejected', 'only Basic credentials are understood');
    return this.remember(key, this.ofPair(snapshot, frontage, pair));
  }

  /** The caller behind SOCKS5 credentials. */
  ofSocks(snapshot: Snapshot, listener: ListenerRecord, name: string, password: string): CallerOrFailure {
    const frontage = this.frontageOf(listener);
    const key = `${frontage.key}${name.length}:${name}:${password}`;
    const known = this.verified.get(key);
    if (known !== undefined && this.isGood(known)) return known;
    return this.remember(key, this.ofPair(snapshot, frontage, { name, password }));
  }

  /** The caller without credentials, where the listener takes those. */
  ofNobody(snapshot: Snapshot, listener: ListenerRecord): CallerOrFailure {
    if (listener.requireAuth) return failure('proxy_auth_required');
    const known = this.anonymous.get(listener.id);
    if (known !== undefined) return known;
    const pool = snapshot.findPool(listener.poolId);
    if (pool === undefined) return failure('no_eligible_exit', 'the listener names a pool that is gone');
    const caller = callerOf(snapshot, {
      user: undefined,
      anonymousPool: pool,
      wishes: this.frontageOf(listener).wishes,
    });
    if (!('code' in caller)) this.anonymous.set(listener.id, caller);
    return caller;
  }

  /** The same caller with the stronger wishes of X-Gyre-* headers. */
  withHeaders(snapshot: Snapshot, caller: Caller, headers: readonly string[]): CallerOrFailure {
    const key = headers.join('\n');
    let known = this.wishing.get(caller);
    const found = known?.get(key);
    if (found !== undefined) return found;
    const wished = wishFromHeaders(headers);
    const { user, anonymousPool } = caller;
    if (!wished.ok) return ofUser(user, failure('invalid_wishes', wished.message));
    const asker = { user, anonymousPool, wishes: mergeWishes(wished.wishes, caller.wishes) };
    const wishing = callerOf(snapshot, asker, caller);
    if ('code' in wishing) return wishing;
    if (known === undefined || known.size >= maxWishes) this.wishing.set(caller, (known = new Map<string, Caller>()));
    known.set(key, wishing);
    return wishing;
  }

  private isGood({ endsAt }: Caller): boolean {
    return endsAt === undefined || endsAt > this.now();
  }

  private frontageOf({ id, profile }: ListenerRecord): Frontage {
    let frontage = this.frontages.get(id);
    if (frontage !== undefined) return frontage;
    const read = readProfile(profile);
    frontage = profile === '' || !read.ok ? { key: '', wishes: noWishes } : { key: `${id}\n`, wishes: read.wishes };
    this.frontages.set(id, frontage);
    return frontage;
  }

  private ofPair(snapshot: Snapshot, { wishes: weakest }: Frontage, { name, password }: Pair): CallerOrFailure {
    // What the username leaves open, headers may complete.
    const parsed = parseUsername(name, 'part');
    const user = snapshot.findUser(parsed.ok ? parsed.user : (name.split('-', 1)[0] ?? ''));
    if (user === undefined || !user.enabled) return failure('proxy_auth_rejected');
    const proof = proofOf(snapshot, user, password, this.now());
    if (proof === undefined) return failure('proxy_auth_rejected');
    // Only who knows the password is told what is wrong with the wishes; a 407 would make browsers ask again for ever.
    if (!parsed.ok) return ofUser(user, failure('invalid_wishes', parsed.message));
    const behind = readWishes(proof.suffix, 'part');
    if (!behind.ok) return ofUser(user, failure('invalid_wishes', behind.message));
    const own = mergeWishes(parsed.wishes, behind.wishes);
    return callerOf(snapshot, { user, anonymousPool: undefined, wishes: mergeWishes(own, weakest) }, proof);
  }

  private remember(key: string, caller: CallerOrFailure): CallerOrFailure {
    if ('code' in caller) return caller;
    if (this.verified.size >= maxRemembered) this.verified.delete(this.verified.keys().next().value!);
    this.verified.set(key, caller);
    return caller;
  }
}

interface Pair {
  readonly name: string;
  readonly password: string;
}
/** What a password proved: the wishes behind it, as some vendors' clients send them, and how long it is good. */
interface Proof extends Pick<Caller, 'endsAt' | 'old'> {
  readonly suffix: readonly string[];
}
const lasting = { endsAt: undefined, old: false } as const;
const noSuffix: readonly string[] = [];

/** Undefined when the password is wrong: with and without what may be wishes, the one of now and the one before. */
function proofOf({ settings }: Snapshot, user: UserEntry, password: string, now: number): Proof | undefined {
  const key = settings.verifierKey;
  if (isRunTicket(password)) {
    const endsAt = readRunTicket(key, user.id, password, now);
    return endsAt === undefined ? undefined : { endsAt, old: false, suffix: noSuffix };
  }
  const split = splitPassword(password);
  const suffixFor = (verifier: string): readonly string[] | undefined => {
    if (verifies(key, password, verifier)) return noSuffix;
    return split !== undefined && verifies(key, split.password, verifier) ? split.pairs : undefined;
  };
  const suffix = suffixFor(user.verifier);
  if (suffix !== undefined) return { ...lasting, suffix };
  if (user.old === undefined || user.old.until <= now) return undefined;
  const before = suffixFor(user.old.verifier);
  return before === undefined ? undefined : { endsAt: user.old.until, old: true, suffix: before };
}

/** Who is known keeps its name in the row of a request that is turned away. */
const ofUser = (user: UserEntry | undefined, why: Failure): Failure =>
  user === undefined ? why : { ...why, proxyUser: user.name };

function callerOf(
  snapshot: Snapshot,
  asker: Asker,
  { endsAt, old }: Pick<Caller, 'endsAt' | 'old'> = lasting,
): CallerOrFailure {
  const base = routeOf(snapshot, asker);
  if ('code' in base) return ofUser(asker.user, base);
  const need = unmetNeed(asker.wishes);
  const wanting = need === undefined ? undefined : failure('invalid_wishes', need);
  return { ...asker, base, byRule: undefined, need: wanting, endsAt, old };
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
