import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../../testkit/free-port.ts';
import { silentLog } from '../base/log.ts';
import { readConfig } from '../config/config.ts';
import { serveLinks } from '../link/socket-link.ts';
import { checkDescriptors, checkGround } from './ground-check.ts';
import { linkPathOf } from './places.ts';

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

describe('the check of the ground', () => {
  let directory = '';
  let ports: number[] = [];
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'gyre-ground-'));
    ports = [await freePort(), await freePort()];
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const check = (dataDir: string): Promise<void> => {
    const [proxy, admin] = ports.map((port) => `127.0.0.1:${port}`);
    return checkGround(readConfig({ dataDir, proxy, admin }, {}, { cores: 1, version: '' }), linkPathOf(dataDir));
  };

  it('makes the data directory, for this user only', async () => {
    const path = join(directory, 'a', 'b');
    await check(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    await check(path);
  });

  it('refuses a port in use, naming the option, and changes nothing', async () => {
    for (const [index, flag] of ['--proxy', '--admin'].entries()) {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: ports[index] }, resolve));
      const path = join(directory, 'untouched');
      await expect(check(path)).rejects.toThrow(new RegExp(`:${ports[index]} \\(${flag}\\) is already in use`));
      expect(existsSync(path)).toBe(false);
      await closed(server);
    }
  });

  it('refuses a data directory that is a file, or lies below one', async () => {
    const file = join(directory, 'file');
    writeFileSync(file, '');
    await expect(check(file)).rejects.toThrow(/is not a directory/);
    await expect(check(join(file, 'below'))).rejects.toThrow(/data directory/);
  });

  it('refuses a data directory that another Gyre uses', async () => {
    const links = await serveLinks(linkPathOf(directory), silentLog, () => {});
    await expect(check(directory)).rejects.toThrow(/Another Gyre is running/);
    links.close();
  });

  it('finds a place for the link however long the path is', () => {
    const long = join(directory, 'x'.repeat(150));
    expect(linkPathOf(directory)).toBe(join(directory, 'link.sock'));
    expect(linkPathOf(long).length).toBeLessThan(100);
    expect(linkPathOf(long)).toBe(linkPathOf(long));
    expect(linkPathOf(long)).not.toBe(linkPathOf(`${long}y`));
  });
});

it('says how many descriptors are wanted where there are too few', () => {
  expect(() => checkDescriptors(63)).toThrow(/only 63 open files .* needs 64/);
  for (const enough of [64, 20_000, undefined]) expect(() => checkDescriptors(enough)).not.toThrow();
});
