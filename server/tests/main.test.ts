// The program as a person starts it: what it cannot do it says in one sentence, and changes nothing.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../testkit/free-port.ts';

const entry = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const cwd = fileURLToPath(new URL('../..', import.meta.url));

const freeAddress = async (): Promise<string> => `127.0.0.1:${await freePort()}`;

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
function gyre(args: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const node = ['--import', 'tsx', '--conditions=gyre-source', entry, ...args];
    const child = spawn(process.execPath, node, { cwd, env: { PATH: '/usr/bin:/bin', ...variables } });
    const text = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()));
    child.on('close', (code) => resolve({ code, ...text }));
  });
}

describe('the program', { timeout: 60_000 }, () => {
  let directory = '';
  let taken: Server;
  let address = '';
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'gyre-main-'));
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen({ host: '127.0.0.1', port: 0 }, resolve));
    address = `127.0.0.1:${(taken.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    taken.close();
    rmSync(directory, { recursive: true });
  });

  const refused = async (args: readonly string[], variables: Readonly<Record<string, string>>, named: string) => {
    const { code, stdout, stderr } = await gyre(args, variables);
    expect(stderr).toMatch(/^gyre: [^\n]+\.\n$/);
    expect(stderr).toContain(named);
    expect([code, stdout]).toEqual([2, '']);
  };

  it('says its version and its help', async () => {
    const [version, help] = await Promise.all([gyre(['--version']), gyre(['--help'])]);
    expect(version).toMatchObject({ code: 0, stderr: '' });
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('--data-dir');
  });

  it('refuses unknown flags, bad values and bad variables', async () => {
    await Promise.all([
      refused(['--wrokers', '3'], {}, '--wrokers'),
      refused(['--workers', 'three'], {}, '--workers'),
      refused([], { GYRE_LOG: 'loud' }, 'GYRE_LOG'),
      refused([], { GYRE_ADMIN_TOKEN_FILE: join(directory, 'none') }, 'GYRE_ADMIN_TOKEN_FILE'),
    ]);
  });

  it('refuses a port in use and a directory that cannot be had, and leaves nothing behind', async () => {
    const dataDir = join(directory, 'data');
    await Promise.all([
      refused(['--data-dir', dataDir, '--proxy', address], {}, '--proxy'),
      refused(['--data-dir', dataDir, '--admin', address], {}, '--admin'),
    ]);
    expect(existsSync(dataDir)).toBe(false);
    const file = join(directory, 'file');
    writeFileSync(file, 'not a directory');
    await refused(['--data-dir', file, '--proxy', await freeAddress(), '--admin', await freeAddress()], {}, file);
  });
});
