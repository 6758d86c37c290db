// The program: reads the command line and the environment once, and starts the role it was given. Each role loads only what it needs.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Impossible } from './base/impossible.ts';
import { pinoLog } from './base/pino-log.ts';
import { helpText, readCommandLine } from './cli/flags.ts';
import { findRoot } from './cli/places.ts';
import { type Config, readConfig } from './config/config.ts';
import { readConfigSecrets, readEnvironment, readRole, type Role } from './config/env.ts';
import type { Program } from './cli/program.ts';

const say = (text: string): void => void process.stdout.write(text);

/** Resolves with the exit code, or with undefined while the role runs on. */
async function main(args: readonly string[]): Promise<number | undefined> {
  const line = readCommandLine(args);
  const { version } = findRoot();
  if (line.help) {
    say(helpText);
    return 0;
  }
  if (line.version) {
    say(`${version}\n`);
    return 0;
  }
  const role = readRole();
  const config = readConfig(line.flags, readEnvironment(), {
    ...{ cores: availableParallelism(), version, configSecrets: readConfigSecrets() },
  });
  if (line.command !== 'start') return (await import('./cli/run-command.ts')).runCommand(line, config, say);
  return start(config, role, args);
}

async function start(config: Config, role: Role, args: readonly string[]): Promise<number | undefined> {
  const all = pinoLog({
    level: config.logLevel,
    terminal: process.stderr.isTTY,
    write: (text) => void process.stderr.write(text),
  });
  const log = all.child({ role: role.role, ...(role.worker > 0 ? { worker: role.worker } : {}) });
  const program: Program = { entry: fileURLToPath(import.meta.url), args, say };
  switch (role.role) {
    case 'supervisor':
      return (await import('./cli/run-supervisor.ts')).runSupervisor(config, program, log);
    case 'worker':
      (await import('./cli/run-worker.ts')).runWorker(config, role, log);
      return undefined;
    case 'control':
      return (await import('./cli/run-control.ts')).runControl(config, role, log);
    case 'all':
      return (await import('./cli/run-all.ts')).runAll(config, program, log);
    case 'demo':
      return (await import('./cli/run-demo.ts')).runDemo(config, log);
  }
}

try {
  const code = await main(process.argv.slice(2));
  if (code !== undefined) process.exit(code);
} catch (error) {
  if (!(error instanceof Impossible)) throw error;
  process.stderr.write(`gyre: ${error.message}\n`);
  process.exit(error.exitCode);
}
