// `gyre config export|plan|apply FILE`: the configuration of the running Gyre as a document. Exit codes are those of a plan that scripts know:
// 0 nothing to do or done, 1 it failed, 2 there are differences.
import type { ConfigPlan, ConfigSecret } from '@gyre/shared/contract/config';
import { readFileSync, writeFileSync } from 'node:fs';
import { Impossible } from '../base/impossible.ts';
import type { Config } from '../config/config.ts';
import { askApi } from './ask-api.ts';
import type { CommandLine } from './flags.ts';

const failedCode = 1;
const differentCode = 2;
interface Applied {
  readonly plan: ConfigPlan;
  readonly secrets: readonly ConfigSecret[];
  readonly revision: number | null;
}

/** @throws Impossible with the exit code 1 */
export async function configCommand(line: CommandLine, config: Config, say: (text: string) => void): Promise<number> {
  try {
    if (line.verb === 'export') return await exported(line, config, say);
    const text = read(line.file);
    const plan = (await asked(line, config, 'plan', { body: text })) as ConfigPlan;
    if (line.verb === 'plan') {
      say(line.json ? `${JSON.stringify(plan)}\n` : planText(plan));
      return plan.steps.length === 0 ? 0 : differentCode;
    }
    if (!line.json) say(planText(plan));
    const seen = { body: text, planId: plan.planId, ...(line.confirmOpen ? { confirmOpen: 'true' } : {}) };
    const applied = (await asked(line, config, 'apply', seen)) as Applied;
    say(line.json ? `${JSON.stringify(applied)}\n` : appliedText(applied));
    return 0;
  } catch (error) {
    throw error instanceof Impossible ? new Impossible(error.message, failedCode) : error;
  }
}

async function exported({ file, json }: CommandLine, config: Config, say: (text: string) => void): Promise<number> {
  const path = `/config?format=${json ? 'json' : 'yaml'}`;
  const text = (await askApi(config, { command: 'config export', path })) as string;
  if (file === '-') say(text);
  else {
    writeFileSync(file, text);
    say(`The configuration is in ${file}.\n`);
  }
  return 0;
}

function asked(
  { removeMissing }: CommandLine,
  config: Config,
  verb: 'plan' | 'apply',
  { body, ...more }: { readonly body: string; readonly planId?: string; readonly confirmOpen?: string },
): Promise<unknown> {
  const query = new URLSearchParams({ removeMissing: String(removeMissing), ...more }).toString();
  const type = 'application/yaml; charset=utf-8';
  return askApi(config, { command: `config ${verb}`, path: `/config/${verb}?${query}`, body, type });
}

/** `-` is the standard input. */
function read(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new Impossible(`${file} cannot be read (${String((error as NodeJS.ErrnoException).code)}).`);
  }
}

const signs = { create: '+', update: '~', remove: '-' } as const;

export function planText({ steps, warnings, missing, create, update, remove, unchanged }: ConfigPlan): string {
  if (steps.length === 0) return `Nothing to do: ${unchanged} objects are as the document says.\n`;
  const lines: string[] = [];
  for (const { noun, name, does, fields } of steps) {
    lines.push(`${signs[does]} ${noun}${name === '' ? '' : ` "${name}"`}`);
    for (const { field, before, after, secret } of fields)
      lines.push(
        `    ${field}: ${secret ? 'changed (secret)' : does === 'create' ? valueText(after) : `${valueText(before)} → ${valueText(after)}`}`,
      );
  }
  for (const { noun, name, text } of warnings) lines.push(`! ${noun} "${name}" ${text}`);
  if (missing.length > 0)
    lines.push(`  ${missing.length} are not in the document and stay; --remove-missing removes them`);
  lines.push(`${create} to create, ${update} to change, ${remove} to remove, ${unchanged} unchanged`);
  return `${lines.join('\n')}\n`;
}
const valueText = (value: unknown): string => (value === null ? '–' : JSON.stringify(value));

function appliedText({ secrets, revision }: Applied): string {
  if (revision === null) return '';
  const shown = secrets.map(({ noun, name, secret }) => `${noun} "${name}": ${secret}   (shown this once)\n`);
  return `Applied as revision ${revision}.\n${shown.join('')}`;
}
