// The lists in fixtures/: one case per file. First line `# kind: expectation`, then the bytes; a line end stands for CRLF, and `\r \n \0 \xNN \\` for
// one byte each. What is refused in one piece is refused in any pieces.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cuts } from '../../../testkit/cuts.ts';
import { ChunkedReader } from './chunked.ts';
import { defaultLimits, isFault } from './fault.ts';
import { requestBody, responseBody } from './framing.ts';
import { parseRequestHead } from './head.ts';
import { HeadBuffer } from './head-buffer.ts';
import { parseResponseHead } from './response-head.ts';
import { parseAbsoluteTarget, parseConnectTarget } from './target.ts';

interface Fixture {
  readonly name: string;
  readonly kind: string;
  readonly expected: string;
  readonly bytes: string;
}

const escapes: Readonly<Record<string, string>> = { r: '\r', n: '\n', '0': '\0', '\\': '\\' };
const unescaped = (text: string): string =>
  text.replace(/\\(?:x([0-9a-f]{2})|(.))/g, (_, hex?: string, char = '') =>
    hex === undefined ? escapes[char as string]! : String.fromCharCode(parseInt(hex, 16)),
  );

function fixturesOf(folder: string): readonly Fixture[] {
  const place = new URL(`fixtures/${folder}/`, import.meta.url);
  return readdirSync(place).map((file) => {
    const [head = '', ...lines] = readFileSync(new URL(file, place), 'latin1').split('\n');
    const [, kind = '', expected = ''] = /^# (\w+): (.*)$/.exec(head)!;
    return { name: file.replace('.http', ''), kind, expected, bytes: unescaped(lines.join('\r\n')) };
  });
}

/** `none`, `length`, `chunked`, `close` or the code of the fault. */
function readMessage(kind: string, pieces: readonly Uint8Array[]): string {
  const buffer =
    kind === 'request' ? new HeadBuffer(defaultLimits.maxBytes) : new HeadBuffer(defaultLimits.maxBytes, 0);
  for (const piece of pieces) {
    const length = buffer.take(piece);
    if (length < 0) return 'malformed';
    if (length > 0) return kind === 'request' ? readRequest(buffer.text, length) : readResponse(buffer.text, length);
  }
  return 'head without an end';
}
function readRequest(text: string, length: number): string {
  const head = parseRequestHead(text, length, defaultLimits);
  if (isFault(head)) return head.fault;
  const target = head.method === 'CONNECT' ? parseConnectTarget(head.target) : parseAbsoluteTarget(head.target);
  return isFault(target) ? target.fault : requestBody(head);
}
function readResponse(text: string, length: number): string {
  const head = parseResponseHead(text, length, defaultLimits);
  return isFault(head) ? head.fault : responseBody('GET', head);
}
function readChunks(pieces: readonly Uint8Array[]): string {
  const reader = new ChunkedReader();
  for (const piece of pieces) {
    const end = reader.take(piece, 0);
    if (reader.fault !== undefined) return 'refused';
    if (reader.done) return end === piece.length ? 'complete' : 'something behind the end';
  }
  return 'without an end';
}
const readFixture = ({ kind }: Fixture, pieces: readonly Uint8Array[]): string =>
  kind === 'chunked' ? readChunks(pieces) : readMessage(kind, pieces);

const accepted = ['none', 'length', 'chunked', 'close', 'complete', 'head without an end', 'without an end'];

describe('messages that are right', () => {
  const valid = fixturesOf('valid');
  it('are many', () => expect(valid.length).toBeGreaterThan(30));
  it.each(valid)('takes $name, however it is cut', (fixture) => {
    for (const pieces of cuts(fixture.bytes)) expect(readFixture(fixture, pieces)).toBe(fixture.expected);
  });
});

describe('messages that could be read in two ways, or in none', () => {
  const invalid = fixturesOf('invalid');
  it('are many', () => expect(invalid.length).toBeGreaterThan(100));
  it.each(invalid)('refuses $name as $expected', (fixture) => {
    const [whole] = cuts(fixture.bytes);
    expect(readFixture(fixture, whole!)).toBe(fixture.expected);
  });
  it.each(invalid)('refuses $name, however it is cut', (fixture) => {
    for (const pieces of cuts(fixture.bytes)) expect(accepted).not.toContain(readFixture(fixture, pieces));
  });
});
