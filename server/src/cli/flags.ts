// The command line: what may be typed after `gyre`, and its help.
import { parseArgs } from 'node:util';
import { Impossible } from '../base/impossible.ts';
import type { Flags } from '../config/config.ts';

export const commands = ['start', 'import', 'check', 'explain', 'config', 'backup', 'restore'] as const;
export const configCommands = ['export', 'plan', 'apply'] as const;
export type Command = (typeof commands)[number];

export interface CommandLine {
  readonly command: Command;
  /** The file that `import`, `check`, `backup` and `restore` work on, the target of `explain`; '' for `start`. */
  readonly file: string;
  /** `config`: what to do with the file; `-` is standard output or input. */
  readonly verb: (typeof configCommands)[number] | undefined;
  /** `config`: whether what the document does not name is removed, and listeners may open to the world. */
  readonly removeMissing: boolean;
  readonly confirmOpen: boolean;
  /** `explain`: a username as a client would send it; undefined = anonymous. */
  readonly as: string | undefined;
  /** Reports as JSON. */
  readonly json: boolean;
  readonly flags: Flags;
  readonly help: boolean;
  readonly version: boolean;
}

const options = {
  'data-dir': { type: 'string' },
  proxy: { type: 'string' },
  admin: { type: 'string' },
  workers: { type: 'string' },
  demo: { type: 'boolean' },
  as: { type: 'string' },
  json: { type: 'boolean' },
  'remove-missing': { type: 'boolean' },
  'confirm-open': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** @throws Impossible naming what cannot be understood. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parsed(args);
  const [given = 'start', ...more] = positionals;
  const command = commands.find((it) => it === given);
  if (command === undefined)
    throw new Impossible(`There is no command "${given}"; commands are ${commands.join(', ')}.`);
  const verb = command === 'config' ? configVerb(more.shift()) : undefined;
  const file = command === 'start' ? '' : more.shift();
  if (file === undefined)
    throw new Impossible(
      `The command ${command} needs ${command === 'explain' ? 'a target' : 'the name of a file'}; see --help.`,
    );
  if (more.length > 0) throw new Impossible(`"${more[0]}" is not understood; see --help.`);
  const { 'data-dir': dataDir, proxy, admin, workers, demo, as, json = false, help = false, version = false } = values;
  const { 'remove-missing': removeMissing = false, 'confirm-open': confirmOpen = false } = values;
  const config = { verb, removeMissing, confirmOpen };
  return { command, file, ...config, as, json, flags: { dataDir, proxy, admin, workers, demo }, help, version };
}

function configVerb(given: string | undefined): (typeof configCommands)[number] {
  const verb = configCommands.find((it) => it === given);
  if (verb === undefined)
    throw new Impossible(`The command config is followed by ${configCommands.join(', ')} and a file; see --help.`);
  return verb;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Impossible(sentence(error as NodeJS.ErrnoException, args));
  }
}

function sentence(error: NodeJS.ErrnoException, args: readonly string[]): string {
  const named = /'(-[^\s'<]*)/.exec(error.message)?.[1] ?? args.find((it) => it.startsWith('-')) ?? '';
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${named}; see --help.`;
  if (error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return `The option ${named} is not used that way; see --help.`;
  return 'The command line is not understood; see --help.';
}

export const helpText = `Gyre: one address in, many exits out.

Usage: gyre [start] [options]
       gyre import FILE    adds the exits of a list to the running Gyre (needs GYRE_ADMIN_TOKEN)
       gyre check FILE     says what a list means, line by line, and changes nothing
       gyre explain TARGET says why a request takes its exit, or none (needs GYRE_ADMIN_TOKEN)
       gyre config export|plan|apply FILE
                           the configuration as a document: writes it, says what one would change (exit code 2 when
                           something, 0 when nothing), does it; FILE may be - (needs GYRE_ADMIN_TOKEN)
       gyre backup FILE    copies the database, also while Gyre runs; keep secret.key apart
       gyre restore FILE   puts a copy back; Gyre must be stopped

  --data-dir DIR     database, keys, certificates           ./data           GYRE_DATA_DIR
  --proxy HOST:PORT  where clients come in                  127.0.0.1:8080   GYRE_PROXY_LISTEN
  --admin HOST:PORT  dashboard, API and metrics             127.0.0.1:8081   GYRE_ADMIN_LISTEN
  --workers N        worker processes                       number of cores  GYRE_WORKERS
  --demo             practice exits, throw-away data        off              GYRE_DEMO
  --as USERNAME      explain: who asks, with wishes: alice-country-de
  --json             reports of import, check, explain and config as JSON
  --remove-missing   config: remove what the document does not name
  --confirm-open     config apply: listeners may open to everybody without credentials
  --help, --version

Environment only: GYRE_ADMIN_USERNAME and GYRE_ADMIN_PASSWORD (the first admin), GYRE_ADMIN_TOKEN (a bearer token
for the API), GYRE_SECRET_KEY (seals secrets at rest), GYRE_ALLOW_PRIVATE_TARGETS, GYRE_LOG (debug, info, warn,
error, silent), GYRE_CONFIG_SECRET_… (what a configuration document may name). Every variable also as NAME_FILE.
`;
