// The commands besides `start`: each does one thing and ends. Resolves with the exit code.
import { readFileSync } from 'node:fs';
import type { ImportReport } from '@gyre/shared/contract/exit-import';
import { Impossible } from '../base/impossible.ts';
import type { Config } from '../config/config.ts';
import { readDocument } from '../control/import/read-document.ts';
import { atOnce } from '../control/work.ts';
import { backUp, restore } from '../storage/copies.ts';
import { askApi } from './ask-api.ts';
import { configCommand } from './config-command.ts';
import { explained, explanationText } from './explain-command.ts';
import type { CommandLine } from './flags.ts';
import { linkPathOf } from './places.ts';

type Say = (text: string) => void;

export async function runCommand(line: CommandLine, config: Config, say: Say): Promise<number> {
  switch (line.command) {
    case 'check':
      return report(checked(readText(line.file)), line.json, say);
    case 'import':
      return report(await imported(readText(line.file), config), line.json, say);
    case 'explain': {
      const explanation = await explained(line.file, line.as, config);
      say(line.json ? `${JSON.stringify(explanation)}\n` : explanationText(explanation));
      return explanation.outcome.code === null ? 0 : 1;
    }
    case 'config':
      return configCommand(line, config, say);
    case 'backup':
      await backUp(config.dataDir, line.file);
      say(
        `The database is in ${line.file}. Without the key (secret.key or GYRE_SECRET_KEY) its passwords cannot be read.\n`,
      );
      return 0;
    case 'restore':
      await restore(config.dataDir, line.file, linkPathOf(config.dataDir));
      say(
        `The database of ${line.file} is in ${config.dataDir}; the one before is beside it, named gyre.db.before-restore.\n`,
      );
      return 0;
    case 'start':
      return 0;
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Impossible(`${file} cannot be read (${String((error as NodeJS.ErrnoException).code)}).`);
  }
}

type Summary = Pick<ImportReport, 'format' | 'lines'> & Partial<ImportReport>;

function checked(text: string): Summary {
  const { format, entries } = atOnce(readDocument(text, { defaultScheme: 'http' }));
  const lines = entries.map((it) => ({
    line: it.line,
    outcome: it.outcome === 'exit' ? ('added' as const) : it.outcome,
    exit: it.outcome === 'exit' ? it.text : null,
    text: it.text,
    code: it.outcome === 'exit' ? null : it.code,
    message: it.outcome === 'exit' ? null : it.message,
    warnings: it.outcome === 'exit' ? [...it.warnings] : [],
  }));
  const count = (outcome: string): number => lines.filter((it) => it.outcome === outcome).length;
  return { format, lines, added: count('added'), skipped: count('skipped'), errors: count('error') };
}

const imported = async (text: string, config: Config): Promise<Summary> =>
  (await askApi(config, {
    command: 'import',
    path: '/exits/import',
    body: text,
    type: 'text/plain; charset=utf-8',
  })) as Summary;

/** 1 when a line could not be read. */
function report(summary: Summary, json: boolean, say: Say): number {
  const { format, lines, added = 0, updated = 0, unchanged = 0, skipped = 0, errors = 0 } = summary;
  if (json) say(`${JSON.stringify(summary)}\n`);
  else {
    for (const it of lines) if (it.outcome === 'error') say(`line ${it.line}: ${it.message ?? ''} (${it.text})\n`);
    say(
      `${format}: ${added} new, ${updated} updated, ${unchanged} unchanged, ${skipped} skipped, ${errors} not understood\n`,
    );
  }
  return errors > 0 ? 1 : 0;
}
