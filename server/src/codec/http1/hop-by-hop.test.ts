import { describe, expect, it } from 'vitest';
import { defaultLimits, isFault, type HeadFault } from './fault.ts';
import { parseRequestHead, type RequestHead } from './head.ts';

function read(lines: string): RequestHead | HeadFault {
  const text = `GET http://a/ HTTP/1.1\r\nHost: a\r\n${lines}\r\n`;
  return parseRequestHead(text, text.length, defaultLimits);
}
/** The names of the lines that pass, behind Host. */
function passing(lines: string): string {
  const head = read(lines);
  if (isFault(head)) return head.fault;
  let text = head.text.slice(head.fieldsAt, -2);
  const cuts = head.cuts ?? [];
  for (let i = cuts.length; i > 0; i -= 2)
    text = text.slice(0, cuts[i - 2]! - head.fieldsAt) + text.slice(cuts[i - 1]! - head.fieldsAt);
  return text
    .replace(/: .*\r\n/g, ' ')
    .replace('Host ', '')
    .trim();
}

describe('fields that Connection nominates', () => {
  it('go, whatever their case and place', () => {
    expect(passing('X-A: 1\r\nConnection: x-a, X-B\r\nX-B: 2\r\nX-C: 3\r\n')).toBe('X-C');
    expect(passing('X-A: 1\r\nConnection: keep-alive,\tx-a , \r\nX-C: 3\r\nConnection: close\r\n')).toBe('X-C');
  });
  it('stay when another field nominates them', () =>
    expect(passing('X-A: 1\r\nProxy-Connection: x-a\r\n')).toBe('X-A'));
  it('may not be what frames or routes the message', () => {
    for (const name of ['Host', 'content-length', 'Transfer-Encoding'])
      expect(passing(`Connection: close, ${name}\r\n`)).toBe('ambiguous_framing');
  });
  it('are tokens', () => {
    expect(passing('Connection: a b\r\n')).toBe('malformed');
    expect(passing('Connection: \xa0close\r\n')).toBe('malformed');
  });
  it('are cut beside the lines that always go', () => {
    expect(passing('TE: trailers\r\nX-A: 1\r\nKeep-Alive: 5\r\nConnection: TE, x-a\r\nX-B: 2\r\n')).toBe('X-B');
  });
  it('close and keep alive besides', () => {
    expect(read('Connection: x, close\r\n')).toMatchObject({ close: true });
    expect(read('Connection: Keep-Alive, x\r\n')).toMatchObject({ keepAlive: true });
  });
});

describe('an upgrade', () => {
  it('passes as it was written', () => {
    expect(read('Connection: Upgrade\r\nUpgrade: websocket\r\n')).toMatchObject({
      upgrade: 'websocket',
      upgradeKept: true,
    });
    expect(passing('Connection: Upgrade\r\nUpgrade: websocket\r\nTE: x\r\nX-A: 1\r\n')).toBe('Connection Upgrade X-A');
  });
  it('is written anew where its Connection says more', () => {
    const lines = 'Connection: upgrade, x-a\r\nUpgrade: websocket\r\nX-A: 1\r\n';
    expect(read(lines)).toMatchObject({ upgrade: 'websocket', upgradeKept: false });
    expect(passing(lines)).toBe('');
    expect(read('Connection: upgrade, close\r\nUpgrade: websocket\r\n')).toMatchObject({ upgradeKept: false });
  });
  it('needs both lines', () => {
    expect(read('Upgrade: websocket\r\n')).toMatchObject({ upgrade: undefined });
    expect(passing('Upgrade: websocket\r\n')).toBe('');
    expect(read('Connection: upgrade\r\n')).toMatchObject({ upgrade: undefined });
  });
  it('never offers h2c', () => {
    for (const offer of ['h2c', 'H2C', 'websocket, h2c', 'h2c ,x'])
      expect(read(`Connection: upgrade, HTTP2-Settings\r\nUpgrade: ${offer}\r\n`)).toMatchObject({
        upgrade: undefined,
      });
  });
});
