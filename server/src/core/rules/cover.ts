// Whether one rule holds whenever another does, by their conditions besides targets. It says yes only when that is sure.
import type { RuleWhen } from '@gyre/shared/contract/rules';

type Time = NonNullable<RuleWhen['time']>;
type Lists = Omit<RuleWhen, 'targets' | 'session' | 'time'>;

/** Conditions where any one of a list will do: a rule that asks for fewer of them holds less often. */
const listKeys = [
  ...(['ports', 'proxyUsers', 'listeners', 'kinds', 'methods', 'wishedCountries', 'wishedPools'] as const),
  ...(['wishedRegions', 'wishedCities', 'wishedAsns', 'wishedTags', 'wishedTypes'] as const),
] satisfies readonly (keyof Lists)[];

export function coversConditions(wide: RuleWhen, narrow: RuleWhen): boolean {
  if (wide.session !== undefined && wide.session !== narrow.session) return false;
  if (wide.time !== undefined && (narrow.time === undefined || !coversTime(wide.time, narrow.time))) return false;
  return listKeys.every((key) => coversList(wide[key], narrow[key]));
}
function coversList(wide: readonly unknown[] | undefined, narrow: readonly unknown[] | undefined): boolean {
  if (wide === undefined) return true;
  if (narrow === undefined) return false;
  const values = new Set(wide);
  return narrow.every((value) => values.has(value));
}
/** The same hours, or wider ones that both end on the day they began. */
function coversTime(wide: Time, narrow: Time): boolean {
  if (!narrow.days.every((day) => wide.days.includes(day))) return false;
  if (wide.from === narrow.from && wide.to === narrow.to) return true;
  return wide.from < wide.to && narrow.from < narrow.to && wide.from <= narrow.from && wide.to >= narrow.to;
}
