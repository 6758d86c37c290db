/** One step of preparing or checking: says what it does, how long it takes, and shows the output only when it fails. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

const beat = 10_000;

/**
 * Runs a command in the root of the repository. With `show` its output is passed on as it comes, else only after a failure.
 * @param {string} title
 * @param {readonly string[]} command
 * @param {{ show?: boolean, env?: Record<string, string>, note?: string }} [options]
 * @returns {Promise<string>} what it printed
 */
export async function step(title, command, options = {}) {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  process.stderr.write(`▸ ${title}${options.note === undefined ? '' : ` (${options.note})`}\n`);
  const still = setInterval(() => process.stderr.write(`  … ${title}: ${seconds()} s\n`), beat);
  const { code, output } = await run(command, options);
  clearInterval(still);
  if (code !== 0) {
    if (options.show !== true) process.stderr.write(output);
    process.stderr.write(`✗ ${title} failed after ${seconds()} s: ${command.join(' ')}\n`);
    process.exit(1);
  }
  process.stderr.write(`✓ ${title}: ${seconds()} s\n`);
  return output;
}

/**
 * @param {readonly string[]} command
 * @param {{ show?: boolean, env?: Record<string, string> }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
function run([program = '', ...args], { show, env }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString('utf8');
      if (show === true) process.stderr.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => resolve({ code: 1, output: `${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
