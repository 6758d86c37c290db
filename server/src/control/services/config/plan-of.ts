// The plan of a document: it is done inside a write that is undone, so that every rule of every noun is asked and nothing is guessed.
import { createHash } from 'node:crypto';
import type { ConfigPlan } from '@gyre/shared/contract/config';
import { configSections } from '@gyre/shared/contract/config-document';
import type { Effect } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import type { ServiceContext } from '../context.ts';
import { differencesOf } from './differences.ts';
import type { Hands } from './hands.ts';
import { matched } from './match.ts';
import { readConfigDocument } from './read-document.ts';
import { runTask } from './run.ts';
import { itemsOf, nounOf } from './sections.ts';
import { type Known, type State, stateOf } from './state.ts';
import type { Did, Wanted } from './task.ts';
import { opensOf, warningsOf } from './warnings.ts';

export interface ConfigParts extends Pick<Parts, 'stores' | 'settings' | 'ledger'> {
  /** Secrets a document may name, by variable. */
  readonly secrets: ReadonlyMap<string, string>;
  /** The verbs, inside a write that began at `now`. */
  readonly hands: (context: ServiceContext, now: number) => Gathering;
}
export interface Gathering {
  readonly hands: Hands;
  /** All they did as one change. */
  readonly together: (summary: string) => Effect;
}
export interface Planned {
  readonly plan: ConfigPlan;
  /** The revision it was made at: another one means that somebody wrote since. */
  readonly revision: number;
  /** Does it. Inside a write. */
  readonly run: (hands: Hands) => Did;
}
const toldMissing = 500;

/** @throws ServiceError `validation` with the place of all that is wrong; nothing is written then. */
export async function planOf(
  parts: ConfigParts,
  context: ServiceContext,
  text: string,
  removeMissing: boolean,
): Promise<Planned> {
  const { stores, secrets, ledger } = parts;
  const { document, faults } = await readConfigDocument(text);
  const wanted: Wanted = { document, removeMissing, secrets };
  const before = stateOf(parts);
  const run = (hands: Hands): Did => {
    const did: Did = { made: [], passwords: new Set() };
    runTask({ wanted, before, hands, faults, did, ruleOrder: () => stores.rules.order() });
    faults.throwAny();
    return did;
  };
  const tried = ledger.tryOut((now) => {
    const did = run(parts.hands(context, now).hands);
    const after = stateOf(parts);
    return { did, after, opens: opensOf(before, after, (id) => stores.listeners.find(id)!.host) };
  });
  const { did, after, opens } = tried;
  const { steps, unchanged } = differencesOf(before, after, did.passwords);
  const warnings = warningsOf({ before, after, steps, opens, made: did.made, document });
  const count = (does: string): number => steps.filter((it) => it.does === does).length;
  const plan: ConfigPlan = {
    planId: planIdOf(before, text, removeMissing),
    ...{ create: count('create'), update: count('update'), remove: count('remove'), unchanged },
    ...{ steps: [...steps], missing: removeMissing ? [] : missingOf(wanted, before) },
    ...{ warnings: [...warnings], opens: [...opens] },
  };
  return { plan, revision: stores.settings.revision(), run };
}

function missingOf({ document }: Wanted, before: State): ConfigPlan['missing'] {
  const all = configSections.flatMap((section) => {
    const items = itemsOf(document, section);
    if (items === undefined) return [];
    const { missing } = matched(items, before[section] as readonly Known<typeof section>[]);
    return missing.filter((it) => !it.stays).map(({ item: { name } }) => ({ noun: nounOf[section], name }));
  });
  return all.slice(0, toldMissing);
}

/** Of what there is, and of what is asked for: exits and figures may move meanwhile. */
export function planIdOf(state: State, text: string, removeMissing: boolean): string {
  return `${hashOf(JSON.stringify(state))}.${hashOf(`${removeMissing} ${text}`)}`;
}
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 20);
