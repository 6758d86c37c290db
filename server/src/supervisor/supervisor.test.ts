import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../base/clock.ts';
import { silentLog } from '../base/log.ts';
import { Supervisor } from './supervisor.ts';

/** Stands in for Gyre: writes what happens to a diary. `MANNER` says how it behaves. */
const program = `
import { appendFileSync } from 'node:fs';
const { NAME, DIARY, MANNER } = process.env;
const note = (what) => appendFileSync(DIARY, NAME + ' ' + what + ' ' + process.pid + '\\n');
note('starts');
if (MANNER === 'impossible') process.exit(2);
if (MANNER === 'broken') process.exit(7);
process.on('SIGHUP', () => note('rereads'));
process.on('SIGTERM', () => {
  note('ends');
  if (MANNER === 'stubborn' && NAME !== 'control') return;
  process.exit(0);
});
setInterval(() => {}, 1e6);
if (NAME === 'control' && MANNER === 'begins') process.send({ type: 'begun' });
else if (NAME === 'control') {
  process.send({ type: 'serving' });
  process.send({ type: 'ready', text: 'all is up' });
}
note('runs');
`;

describe('the supervisor', () => {
  let directory = '';
  let supervisor: Supervisor | undefined;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'gyre-supervisor-'));
    writeFileSync(join(directory, 'program.mjs'), program);
    writeFileSync(join(directory, 'diary'), '');
  });
  afterEach(async () => {
    for (let i = 0; i < 3; i++) supervisor?.stop();
    await supervisor?.finished;
    supervisor = undefined;
    rmSync(directory, { recursive: true });
  });

  const diary = (): { name: string; what: string; pid: number }[] =>
    readFileSync(join(directory, 'diary'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => /^(.*) (\w+) (\d+)$/.exec(line)!)
      .map(([, name, what, pid]) => ({ name: name!, what: what!, pid: Number(pid) }));
  const all = (name: string, what: string) => diary().filter((it) => it.name === name && it.what === what);
  const until = (name: string, what: string, count = 1) =>
    vi.waitFor(() => expect(all(name, what).length).toBeGreaterThanOrEqual(count), { timeout: 8000, interval: 20 });

  function start(manner = '', graceMs = 5000): string[] {
    const said: string[] = [];
    const environment = (name: string) => ({
      ...{ DIARY: join(directory, 'diary'), MANNER: manner, NAME: name },
    });
    supervisor = new Supervisor({
      ...{ entry: join(directory, 'program.mjs'), args: [], workers: 2, graceMs, clock: systemClock, log: silentLog },
      controlEnvironment: environment('control'),
      workerEnvironment: (worker) => environment(`worker${worker}`),
      say: (text) => said.push(text),
    });
    supervisor.start();
    return said;
  }

  it('starts workers when control serves, says so once, and ends control last', async () => {
    const said = start();
    await until('worker1', 'runs');
    await until('worker2', 'runs');
    expect(diary()[0]).toMatchObject({ name: 'control', what: 'starts' });
    expect(said).toEqual(['all is up']);
    supervisor!.stop();
    expect(await supervisor!.finished).toBe(0);
    const ends = diary().filter((it) => it.what === 'ends');
    expect(
      ends
        .map((it) => it.name)
        .slice(0, 2)
        .sort(),
    ).toEqual(['worker1', 'worker2']);
    expect(ends.at(-1)!.name).toBe('control');
  });

  it('has a killed worker back with its number, and leaves the others alone', async () => {
    start();
    await until('worker1', 'runs');
    await until('worker2', 'runs');
    process.kill(all('worker2', 'runs')[0]!.pid, 'SIGKILL');
    await until('worker2', 'runs', 2);
    expect(all('worker1', 'starts')).toHaveLength(1);
  });

  it('starts a killed control again without touching the workers, and does not repeat itself', async () => {
    const said = start();
    await until('worker1', 'runs');
    await until('worker2', 'runs');
    process.kill(all('control', 'runs')[0]!.pid, 'SIGKILL');
    await until('control', 'runs', 2);
    expect([all('worker1', 'starts').length, all('worker2', 'starts').length]).toEqual([1, 1]);
    expect(said).toEqual(['all is up']);
  });

  it('ends with 2 when control says that it is impossible, and with 1 when control breaks before it serves', async () => {
    start('impossible');
    expect(await supervisor!.finished).toBe(2);
    expect(diary().map((it) => it.name)).toEqual(['control']);
    supervisor = undefined;
    start('broken');
    expect(await supervisor!.finished).toBe(1);
    expect(diary().map((it) => it.name)).toEqual(['control', 'control']);
  });

  it('starts workers when control has its database; when control ends before it serves, they end with it', async () => {
    start('begins');
    await until('worker1', 'runs');
    await until('worker2', 'runs');
    process.kill(all('control', 'starts')[0]!.pid, 'SIGKILL');
    expect(await supervisor!.finished).toBe(1);
    for (const name of ['worker1', 'worker2'])
      expect(() => process.kill(all(name, 'starts')[0]!.pid, 0)).toThrow('ESRCH');
    expect(all('control', 'starts')).toHaveLength(1);
  });

  it('cuts with the second signal what does not want to end', async () => {
    start('stubborn', 60_000);
    await until('worker1', 'runs');
    await until('worker2', 'runs');
    supervisor!.stop();
    await until('worker1', 'ends');
    await until('worker2', 'ends');
    supervisor!.stop();
    expect(await supervisor!.finished).toBe(0);
    expect(all('control', 'ends')).toHaveLength(1);
  });

  it('passes a hang-up on to everyone', async () => {
    start();
    await until('worker1', 'runs');
    await until('worker2', 'runs');
    supervisor!.hangUp();
    for (const name of ['control', 'worker1', 'worker2']) await until(name, 'rereads');
    expect(supervisor!.finished).toBeInstanceOf(Promise);
  });
});
