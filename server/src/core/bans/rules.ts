// Site-ban rules: by which signs a site shows that it blocks an exit. (rules, what was seen of an attempt) → verdict; the first rule that fits decides.
// Pure. Who is out where, and for how long, is table.ts.
import type { Sighting } from './sighting.ts';
import { textPattern } from './text-pattern.ts';

/** All that are given must hold, and one of those inside a list. A condition on what was not seen does not hold. */
export interface SiteBanConditions {
  readonly statuses?: readonly number[];
  /** The header is there, and contains the text if one is given. */
  readonly header?: { readonly name: string; readonly contains?: string };
  /** Texts of which the body contains one; `*` stands for anything. */
  readonly bodyTexts?: readonly string[];
  readonly connectMsOver?: number;
  readonly firstByteMsOver?: number;
  readonly bytesUnder?: number;
  readonly bytesOver?: number;
  /** Tunnels: the target answers with a TLS alert of these descriptions; an empty list = any. */
  readonly tlsAlerts?: readonly number[];
  /** Tunnels: the target closes within so many ms after the first byte was sent. */
  readonly closedWithinMs?: number;
}

export interface SiteBanRule {
  readonly id: string;
  readonly name: string;
  /** Of what is written in it: the same id and version are the same rule. */
  readonly version: number;
  /** Sites it is for, as `siteOf` writes them; empty = all. */
  readonly sites: readonly string[];
  readonly when: SiteBanConditions;
  /** How long the first ban is, and the longest that repeats make of it, ms. */
  readonly banMs: number;
  readonly mostBanMs: number;
  /** Whether the request is tried again with another exit when that is safe. */
  readonly retry: boolean;
}

/** The site blocks the exit. */
export interface SiteBanVerdict {
  readonly rule: SiteBanRule;
  /** For people: what gave it away. */
  readonly reason: string;
}

/** The rules of one site, and what has to be looked at for them. */
export interface SiteRules {
  /** undefined: nothing speaks for a block. */
  readonly judge: (seen: Sighting) => SiteBanVerdict | undefined;
  /** Whether a body has to be kept to be judged. */
  readonly wantsBody: boolean;
  /** Whether anything that is seen of a tunnel can decide: no status, header or body text is asked for. */
  readonly wantsTunnels: boolean;
}

export interface SiteBanRules {
  /** The rules of a site, in their order; undefined: there are none. */
  readonly at: (site: string) => SiteRules | undefined;
  /** Ids and versions of what they were compiled from. */
  readonly text: string;
}

/** Why a rule cannot be. */
export interface SiteBanRuleFault {
  /** JSON pointer into the rule: `/when/statuses`. */
  readonly pointer: string;
  /** A sentence. */
  readonly message: string;
}

/** undefined when it can. */
export function siteBanRuleFault(
  rule: Pick<SiteBanRule, 'when' | 'banMs' | 'mostBanMs'>,
): SiteBanRuleFault | undefined {
  const { when, banMs, mostBanMs } = rule;
  const unfit = conditionsFault(when);
  if (unfit !== undefined) return unfit;
  if (!(banMs > 0)) return fault('/banMs', 'A ban needs a time.');
  return mostBanMs < banMs ? fault('/mostBanMs', 'The longest ban cannot be shorter than the first.') : undefined;
}
const fault = (pointer: string, message: string): SiteBanRuleFault => ({ pointer, message });

function conditionsFault(when: SiteBanConditions): SiteBanRuleFault | undefined {
  if (Object.values(when).every((value) => value === undefined))
    return fault('/when', 'A rule without conditions would ban every exit.');
  if (when.statuses?.length === 0) return fault('/when/statuses', 'An empty list never fits.');
  if (when.bodyTexts?.length === 0) return fault('/when/bodyTexts', 'An empty list never fits.');
  const empty = (when.bodyTexts ?? []).findIndex((text) => text.replaceAll('*', '').trim() === '');
  if (empty >= 0) return fault(`/when/bodyTexts/${empty}`, 'A text of nothing but * would fit every body.');
  if (when.header?.name === '') return fault('/when/header/name', 'A header needs a name.');
  if (isForExchanges(when) && (when.tlsAlerts ?? when.closedWithinMs) !== undefined)
    return fault(
      '/when',
      'Status, header and body are seen in plain requests, TLS alert and early close in tunnels: both together never fit.',
    );
  return undefined;
}

/** Something is asked for that no tunnel shows. */
const isForExchanges = ({ statuses, header, bodyTexts }: SiteBanConditions): boolean =>
  (statuses ?? header ?? bodyTexts) !== undefined;

/** Sites whose rules are remembered. */
const mostSites = 20_000;
const textOf = (rules: readonly SiteBanRule[]): string => rules.map(({ id, version }) => `${id} ${version}`).join();

/** Rules with a fault are left out; without any rule there is nothing. The same rules are `before` itself. */
export function compileSiteBanRules(rules: readonly SiteBanRule[], before?: SiteBanRules): SiteBanRules | undefined {
  const text = textOf(rules);
  if (before?.text === text) return before;
  const compiled = rules
    .filter((rule) => siteBanRuleFault(rule) === undefined)
    .map((rule) => ({ rule, sites: new Set(rule.sites), signs: signsOf(rule.when) }));
  if (compiled.length === 0) return undefined;
  const known = new Map<string, SiteRules | undefined>();
  return {
    text,
    at(site) {
      const found = known.get(site);
      if (found !== undefined || known.has(site)) return found;
      if (known.size >= mostSites) known.clear();
      const here = siteRules(compiled.filter(({ sites }) => sites.size === 0 || sites.has(site)));
      known.set(site, here);
      return here;
    },
  };
}

interface CompiledRule {
  readonly rule: SiteBanRule;
  readonly signs: readonly Sign[];
}
function siteRules(rules: readonly CompiledRule[]): SiteRules | undefined {
  if (rules.length === 0) return undefined;
  return {
    judge(seen) {
      for (const { rule, signs } of rules)
        if (signs.every((sign) => sign.holds(seen)))
          return { rule, reason: signs.map((sign) => sign.text(seen)).join(', ') };
      return undefined;
    },
    wantsBody: rules.some(({ rule }) => rule.when.bodyTexts !== undefined),
    wantsTunnels: rules.some(({ rule }) => !isForExchanges(rule.when)),
  };
}

interface Sign {
  readonly holds: (seen: Sighting) => boolean;
  readonly text: (seen: Sighting) => string;
}

/** The cheapest first: every attempt passes here, and most end at the first sign. */
function signsOf(when: SiteBanConditions): readonly Sign[] {
  const { statuses, header, bodyTexts, tlsAlerts } = when;
  const signs: Sign[] = [];
  const sign = (holds: Sign['holds'], text: Sign['text']) => signs.push({ holds, text });
  if (statuses !== undefined) {
    const set = new Set(statuses);
    sign(
      (seen) => seen.status !== undefined && set.has(seen.status),
      (seen) => `status ${seen.status}`,
    );
  }
  if (tlsAlerts !== undefined)
    sign(
      ({ tlsAlert }) => tlsAlert !== undefined && (tlsAlerts.length === 0 || tlsAlerts.includes(tlsAlert)),
      (seen) => `TLS alert ${seen.tlsAlert}`,
    );
  signs.push(...numberSigns(when));
  if (header !== undefined) {
    const name = header.name.toLowerCase();
    const isIn = textPattern(header.contains ?? '');
    const value = (seen: Sighting) => seen.header?.(name);
    sign(
      (seen) => {
        const text = value(seen);
        return text !== undefined && isIn(text);
      },
      () => `header ${name}`,
    );
  }
  if (bodyTexts !== undefined) {
    const patterns = bodyTexts.map((text) => ({ text, isIn: textPattern(text) }));
    const found = ({ bodyText }: Sighting) => bodyText && patterns.find(({ isIn }) => isIn(bodyText))?.text;
    sign(
      (seen) => Boolean(found(seen)),
      (seen) => `body has “${found(seen)}”`,
    );
  }
  return signs;
}

function numberSigns(when: SiteBanConditions): readonly Sign[] {
  const signs: Sign[] = [];
  type Fact = 'connectMs' | 'firstByteMs' | 'bytesDown' | 'closedAfterMs';
  const bound = (
    name: string,
    fact: Fact,
    limit: number | undefined,
    isPast: (value: number, limit: number) => boolean,
  ) => {
    if (limit === undefined) return;
    signs.push({
      holds: (seen) => seen[fact] !== undefined && isPast(seen[fact], limit),
      text: (seen) => `${name} ${seen[fact]}`,
    });
  };
  const isOver = (value: number, limit: number) => value > limit;
  const isUnder = (value: number, limit: number) => value < limit;
  bound('connect ms', 'connectMs', when.connectMsOver, isOver);
  bound('first byte ms', 'firstByteMs', when.firstByteMsOver, isOver);
  bound('bytes', 'bytesDown', when.bytesUnder, isUnder);
  bound('bytes', 'bytesDown', when.bytesOver, isOver);
  bound('closed after ms', 'closedAfterMs', when.closedWithinMs, (value, limit) => value <= limit);
  return signs;
}
