import { describe, expect, it } from 'vitest';
import { fuzz } from '../../../testkit/fuzz.ts';
import { playbook, type Play } from '../../../testkit/playbook.ts';
import type { Machine, Step } from '../machine.ts';
import { ConnectClient } from './connect.ts';

/** The status alone: what a head says is tested where heads are read. */
class StatusOf implements Machine<number> {
  readonly first: string;
  private readonly client: ConnectClient;
  constructor(client: ConnectClient) {
    this.client = client;
    this.first = client.first;
  }
  take(chunk: Uint8Array): Step<number> {
    const step = this.client.take(chunk);
    return step.state === 'done' ? { ...step, value: step.value.status } : step;
  }
  end(): Step<number> {
    const step = this.client.end();
    return step.state === 'done' ? { ...step, value: step.value.status } : step;
  }
}
const asked = 'CONNECT a.example:443 HTTP/1.1\r\nHost: a.example:443\r\n\r\n';
const make = (): StatusOf => new StatusOf(new ConnectClient('a.example:443', undefined));
const hears = (text: string, outcome: Play<number>['outcome'], closes = false): void =>
  playbook(make, { first: asked, turns: [[text]], outcome, closes });
const ok = 'HTTP/1.1 200 Connection established\r\n\r\n';

describe('CONNECT toward an exit', () => {
  it('is answered', () => hears(ok, { done: 200 }));
  it('leaves alone the first bytes of the tunnel', () =>
    hears(`${ok}SSH-2.0\r\n\r\n`, { done: 200, rest: 'SSH-2.0\r\n\r\n' }));
  it('is refused with a body behind the head', () =>
    hears('HTTP/1.1 407 No\r\nContent-Length: 2\r\n\r\nno', { done: 407, rest: 'no' }));
  it('skips interim answers, and has patience for eight', () => {
    hears(`HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nX: y\r\n\r\n${ok}x`, { done: 200, rest: 'x' });
    const interim = 'HTTP/1.1 100 C\r\n\r\n';
    hears(`${interim.repeat(8)}${ok}`, { done: 200 });
    hears(interim.repeat(9), { failed: 'malformed' });
    hears('HTTP/1.1 101 Switching\r\n\r\n', { failed: 'malformed' });
  });
  it('gives the credentials of the exit', () =>
    playbook(() => new StatusOf(new ConnectClient('[::1]:443', 'Basic YTpi')), {
      first: 'CONNECT [::1]:443 HTTP/1.1\r\nHost: [::1]:443\r\nProxy-Authorization: Basic YTpi\r\n\r\n',
      turns: [[ok]],
      outcome: { done: 200 },
    }));
  it('does not understand another protocol', () => {
    hears('SSH-2.0-x\r\n\r\n', { failed: 'malformed' });
    hears('HTTP/2.0 200 OK\r\n\r\n', { failed: 'unsupported_version' });
    hears('\r\nHTTP/1.1 200 OK\r\n\r\n', { failed: 'malformed' });
    hears('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', { failed: 'malformed' });
  });
  it('is cut off', () => hears('HTTP/1.1 200 Conn', { failed: 'unexpected_end' }, true));
  it('waits', () => hears('HTTP/1.1 200 OK\r\n\r', 'more'));
  it('keeps to its limits', () => {
    const limited = (maxBytes: number, maxFields: number) => () =>
      new StatusOf(new ConnectClient('a.example:443', undefined, { maxBytes, maxFields }));
    const play: Play<number> = {
      first: asked,
      turns: [['HTTP/1.1 200 OK\r\nA: b\r\nC: d\r\n\r\n']],
      outcome: { failed: 'too_large' },
    };
    playbook(limited(30, 9), play);
    playbook(limited(99, 1), play);
    playbook(limited(99, 2), { ...play, outcome: { done: 200 } });
  });
  it('is not sent broken', () => {
    expect(() => new ConnectClient('a b:1', undefined)).toThrow(RangeError);
    expect(() => new ConnectClient('a:1\r\nX: y', undefined)).toThrow(RangeError);
    expect(() => new ConnectClient('bücher:1', undefined)).toThrow(RangeError);
    expect(() => new ConnectClient('a:1', 'Basic x\r\nY: z')).toThrow(RangeError);
  });
  it('survives anything', () => fuzz(make, { near: [`${ok}rest`, `HTTP/1.1 100 C\r\n\r\n${ok}rest`] }));
});
