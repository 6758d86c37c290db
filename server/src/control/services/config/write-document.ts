// The state as the text of a document: what differs from the defaults, in a stable order, without ids, times and secrets, so that it diffs well.
import { configSections, configVersion } from '@gyre/shared/contract/config-document';
import { configSecretPrefix } from '@gyre/shared/vocabulary';
import { turn } from '../../../base/turn.ts';
import { yaml } from '../../yaml.ts';
import { saidBy } from './defaults.ts';
import type { State } from './state.ts';

type Plain = Readonly<Record<string, unknown>>;
/** Objects between two turns of the loop. */
const perTurn = 20;

const head = `# Configuration of Gyre. Read it: gyre config export FILE. See what a change would do: gyre config plan FILE.
# Do it: gyre config apply FILE. docs/operations/config.md tells more.
#
# Things are known by their names. What a thing does not say has its default; a setting that is not named stays as it is.
# What is not named here stays, unless removal is asked for (--remove-missing).
# Not in here: exits and who is fixed in a pool (gyre import, /api/v1/exits/export), saved views, admins, tokens.
# Passwords are never in here. A proxy user keeps the one it has; a new one is given one that is shown once, or that of
# a variable of Gyre:  password: { env: ${configSecretPrefix}ALICE }

version: ${configVersion}
`;

/** Piece by piece, so that nobody waits for it. */
export async function* yamlOf(state: State, settingsSaid: Plain): AsyncGenerator<string> {
  const { stringify } = yaml();
  yield head;
  yield `\nsettings:\n${indented(stringify(settingsSaid, { lineWidth: 0 }))}`;
  for (const section of configSections) {
    const items = state[section];
    if (items.length === 0) continue;
    yield `\n${section}:\n`;
    for (const [at, { item }] of items.entries()) {
      yield indented(stringify([saidBy(section, item)], { lineWidth: 0 }));
      if (at % perTurn === perTurn - 1) await turn();
    }
  }
}
export async function jsonOf(state: State, settingsSaid: Plain): Promise<string> {
  const document: Record<string, unknown> = { version: configVersion, settings: settingsSaid };
  for (const section of configSections) {
    if (state[section].length > 0) document[section] = state[section].map(({ item }) => saidBy(section, item));
    await turn();
  }
  return `${JSON.stringify(document, null, 2)}\n`;
}

const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ');
