// The native half under the sanitizers: random acts by the two programs beside it, where there is a compiler that has them.
import { execFile, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const sources = fileURLToPath(new URL('../../native', import.meta.url));
const patience = 120_000;
const compiler = 'cc';

const folder = mkdtempSync(join(tmpdir(), 'gyre-storm-'));
const probe = join(folder, 'probe.c');
/** Whether programs with it can be compiled, and run, here. */
function has(sanitizer: string): boolean {
  writeFileSync(probe, 'int main(void) { return 0; }\n');
  const out = join(folder, 'probe');
  return (
    process.platform === 'linux' &&
    spawnSync(compiler, [`-fsanitize=${sanitizer}`, '-o', out, probe]).status === 0 &&
    spawnSync('setarch', ['-R', out]).status === 0
  );
}

const storms = [
  { name: 'wires', files: ['wires-storm.c', 'wires.c'], sanitizer: 'address,undefined', acts: 60_000 },
  { name: 'the relay', files: ['storm.c', 'relay.c', 'tunnel.c'], sanitizer: 'address,undefined', acts: 20_000 },
  { name: 'the relay', files: ['storm.c', 'relay.c', 'tunnel.c'], sanitizer: 'thread', acts: 10_000 },
] as const;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(storms)('random acts on $name', ({ name, files, sanitizer, acts }) => {
  let program = '';
  beforeAll(async () => {
    if (!has(sanitizer)) return;
    program = join(folder, `${name.replace(' ', '-')}-${sanitizer}`);
    const flags = ['-g', '-O1', `-fsanitize=${sanitizer}`, '-fno-sanitize-recover=all', '-pthread'];
    await run(compiler, [...flags, '-o', program, ...files], { cwd: sources });
  }, patience);

  it(`show nothing to the sanitizers: ${sanitizer}`, { timeout: patience }, async (test) => {
    if (program === '') return test.skip(`there is no compiler with -fsanitize=${sanitizer}`);
    const seed = String(1 + randomInt(1_000_000));
    const { stdout, stderr } = await run('setarch', ['-R', program, String(acts), seed]).catch(
      (error: Error & { stdout: string; stderr: string }) => ({
        stdout: '',
        stderr: `seed ${seed}: ${error.message} ${error.stdout} ${error.stderr}`,
      }),
    );
    expect(stderr).toBe('');
    expect(stdout).toMatch(/\d+ descriptors before, \d+ after/);
  });
});
