// What became of the state, thing by thing and field by field: the steps of a plan. Pure.
import type { ConfigStep } from '@gyre/shared/contract/config';
import { type ConfigSection, configSections } from '@gyre/shared/contract/config-document';
import { saidBy } from './defaults.ts';
import { movesTo } from './rule-order.ts';
import { nounOf } from './sections.ts';
import type { Known, State } from './state.ts';
import { fieldChanges } from './values.ts';

export interface Differences {
  readonly steps: readonly ConfigStep[];
  readonly unchanged: number;
}
type Plain = Readonly<Record<string, unknown>>;

/** `passwords`: names of proxy users who have another one. */
export function differencesOf(before: State, after: State, passwords: ReadonlySet<string>): Differences {
  const steps: ConfigStep[] = [];
  let unchanged = 0;
  const settings = fieldChanges(before.settings, after.settings);
  if (settings.length > 0) steps.push({ noun: 'settings', name: '', does: 'update', fields: [...settings] });
  for (const section of configSections) {
    const [was, is] = [byId(before[section]), byId(after[section])];
    const moved = section === 'rules' ? movedRules(before, after) : new Map<string, readonly [number, number]>();
    for (const [id, { item }] of is) {
      const old = was.get(id)?.item;
      const told = old === undefined ? saidBy(section, item) : item;
      const fields = [...fieldChanges(toldOf(section, old), toldOf(section, told)), ...placeOf(moved.get(id))];
      if (section === 'proxyUsers' && passwords.has(item.name) && old !== undefined)
        fields.push({ field: 'password', before: null, after: null, secret: true });
      if (old !== undefined && fields.length === 0) unchanged++;
      else
        steps.push({ noun: nounOf[section], name: item.name, does: old === undefined ? 'create' : 'update', fields });
    }
    for (const [id, { item }] of was)
      if (!is.has(id)) steps.push({ noun: nounOf[section], name: item.name, does: 'remove', fields: [] });
  }
  return { steps, unchanged };
}

const byId = <S extends ConfigSection>(all: readonly Known<S>[]): ReadonlyMap<string, Known<S>> =>
  new Map(all.map((it) => [it.id, it]));

/** Its name stands above, unless the one from flags got another. */
function toldOf(section: ConfigSection, item: Plain | undefined): Plain {
  if (item === undefined || (section === 'listeners' && item['fromFlags'] === true)) return item ?? {};
  const { name: _, ...fields } = item;
  return fields;
}
/** The fewest rules that were moved, by id: the place before and after among those that stay, 1 first. */
function movedRules(before: State, after: State): ReadonlyMap<string, readonly [number, number]> {
  const here = new Set(after.rules.map((it) => it.id));
  const was = before.rules.map((it) => it.id).filter((id) => here.has(id));
  const there = new Set(was);
  const is = after.rules.map((it) => it.id).filter((id) => there.has(id));
  return new Map(movesTo(was, is).map(({ id }) => [id, [was.indexOf(id) + 1, is.indexOf(id) + 1] as const]));
}
const placeOf = (moved: readonly [number, number] | undefined): ConfigStep['fields'] =>
  moved === undefined ? [] : [{ field: 'place', before: moved[0], after: moved[1], secret: false }];
