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
  /** Sites it is for, as `siteOf` writes them; empty = all. */
  readonly sites: readonly string[];
  readonly when: SiteBanConditions;
  /** How long the first ban is, and the longest that repeats make of it, ms. */
  readonly banMs: number;
  readonly mostBanMs: number;
}

/** The site blocks the exit. */
export interface SiteBanVerdict {
  readonly rule: SiteBanRule;
  /** For people: what gave it away. */
  readonly reason: string;
}

export interface SiteBanRules {
  /** undefined: nothing speaks for a block. */
  readonly judge: (seen: Sighting) => SiteBanVerdict | undefined;
  /** Whether a body of this site has to be kept to be judged. */
  readonly wantsBody: (site: string) => boolean;
}

/** Why a rule cannot be; undefined when it can. */
export function siteBanRuleFault(rule: SiteBanRule): string | undefined {
  const given = Object.values(rule.when).filter((value) => value !== undefined);
  if (given.length === 0) return 'A rule without conditions would ban every exit.';
  if (rule.when.statuses?.length === 0 || rule.when.bodyTexts?.length === 0) return 'An empty list never fits.';
  if (rule.when.bodyTexts?.some((text) => text.replaceAll('*', '').trim() === '') === true)
    return 'A text of nothing but * would fit every body.';
  if (rule.when.header?.name === '') return 'A header needs a name.';
  if (!(rule.banMs > 0) || rule.mostBanMs < rule.banMs) return 'A ban needs a time, and the longest cannot be shorter.';
  return undefined;
}

/** Rules with a fault are left out. */
export function compileSiteBanRules(rules: readonly SiteBanRule[]): SiteBanRules {
  const compiled = rules
    .filter((rule) => siteBanRuleFault(rule) === undefined)
    .map((rule) => ({ rule, sites: new Set(rule.sites), signs: signsOf(rule.when) }));
  const isFor = (sites: ReadonlySet<string>, site: string) => sites.size === 0 || sites.has(site);
  return {
    judge(seen) {
      for (const { rule, sites, signs } of compiled)
        if (isFor(sites, seen.site) && signs.every((sign) => sign.holds(seen)))
          return { rule, reason: signs.map((sign) => sign.text(seen)).join(', ') };
      return undefined;
    },
    wantsBody: (site) => compiled.some(({ rule, sites }) => rule.when.bodyTexts !== undefined && isFor(sites, site)),
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
