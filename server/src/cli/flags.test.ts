import { describe, expect, it } from 'vitest';
import { Impossible } from '../base/impossible.ts';
import { helpText, readCommandLine } from './flags.ts';

describe('the command line', () => {
  it('starts without being told so', () => {
    expect(readCommandLine([])).toEqual(readCommandLine(['start']));
    expect(readCommandLine([])).toMatchObject({ help: false, version: false });
  });
  it('takes options in both spellings', () => {
    const args = ['start', '--data-dir', '/d', '--proxy=127.0.0.1:1', '--workers', '2', '--demo'];
    expect(readCommandLine(args).flags).toEqual({
      ...{ dataDir: '/d', proxy: '127.0.0.1:1', admin: undefined, workers: '2', demo: true },
    });
  });
  it.each([
    [['--wrokers', '2'], '--wrokers'],
    [['--data-dir'], '--data-dir'],
    [['--demo=yes'], '--demo'],
    [['stop'], '"stop"'],
    [['start', 'now'], '"now"'],
    [['import'], 'import'],
    [['config', 'show'], 'export, plan, apply'],
    [['config', 'plan'], 'config'],
    [['backup', 'a', 'b'], '"b"'],
  ])('refuses %j in one sentence that names it', (args, named) => {
    let message = '';
    try {
      readCommandLine(args);
    } catch (error) {
      expect(error).toBeInstanceOf(Impossible);
      ({ message } = error as Error);
    }
    expect(message).toContain(named);
    expect(message).toMatch(/^[^\n]+\.$/);
  });
  it('takes a command with its file', () => {
    expect(readCommandLine(['check', 'list.txt', '--json'])).toMatchObject({
      command: 'check',
      file: 'list.txt',
      json: true,
    });
  });
  it('takes what to do with the configuration, and its file', () => {
    expect(readCommandLine(['config', 'plan', '-', '--remove-missing'])).toMatchObject({
      ...{ command: 'config', verb: 'plan', file: '-', removeMissing: true, confirmOpen: false },
    });
  });
  it('has help that names every option', () => {
    for (const option of ['--data-dir', '--proxy', '--admin', '--workers', '--demo', '--help', '--version'])
      expect(helpText).toContain(option);
  });
});
