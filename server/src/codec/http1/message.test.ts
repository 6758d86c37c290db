import { describe, expect, it } from 'vitest';
import { FieldCursor } from './field-cursor.ts';
import * as kinds from './field-kinds.ts';
import {
  checkFraming,
  cut,
  type MessageDraft,
  noteHop,
  noteTransferEncoding,
  readFields,
  readLength,
} from './message.ts';

const draft = (over: Partial<MessageDraft> = {}): MessageDraft => ({
  ...{ minor: 1, contentLength: -1, chunked: false, close: false, keepAlive: false, upgrade: undefined },
  ...{ upgradeKept: false, length: 0, text: '', cuts: undefined, options: undefined, fieldsAt: 0 },
  ...over,
});
function line(text: string): FieldCursor {
  const cursor = new FieldCursor(`${text}\r\n\r\n`, 0);
  cursor.next();
  return cursor;
}

describe('Content-Length', () => {
  it.each([
    ['0', 0],
    ['5', 5],
    ['007', 7],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('reads %s', (text, length) => expect(readLength(line(`A: ${text}`))).toBe(length));
  it.each(['', '-1', '+1', '1.0', '1e3', '0x1', '5,5', '5 5', 'five', '9007199254740992', '00000000000000001'])(
    'does not read %j',
    (text) => expect(readLength(line(`A: ${text}`))).toBe(-1),
  );
});

describe('what a message says about its end', () => {
  it('is one coding or one length', () => {
    expect(checkFraming(draft())).toBeUndefined();
    expect(checkFraming(draft({ contentLength: 0 }))).toBeUndefined();
    expect(checkFraming(draft({ chunked: true }))).toBeUndefined();
    expect(checkFraming(draft({ chunked: true, contentLength: 0 }))).toMatchObject({ fault: 'ambiguous_framing' });
    expect(checkFraming(draft({ chunked: true, minor: 0 }))).toMatchObject({ fault: 'ambiguous_framing' });
  });
  it('is chunked once', () => {
    const head = draft();
    expect(noteTransferEncoding(head, line('A: Chunked'))).toBeUndefined();
    expect(head.chunked).toBe(true);
    expect(noteTransferEncoding(head, line('A: chunked'))).toMatchObject({ fault: 'ambiguous_framing' });
    expect(noteTransferEncoding(draft(), line('A: gzip'))).toMatchObject({ fault: 'unsupported_transfer_coding' });
  });
});

describe('what a message asks of its connection', () => {
  const note = (head: MessageDraft, kind: number, value: string): MessageDraft => {
    noteHop(head, kind, line(`A: ${value}`));
    return head;
  };
  it('is close or keep-alive, also under the name Proxy-Connection', () => {
    expect(note(draft(), kinds.connection, 'Close')).toMatchObject({
      close: true,
      keepAlive: false,
      options: undefined,
    });
    expect(note(draft(), kinds.proxyConnection, 'Keep-Alive')).toMatchObject({ keepAlive: true, options: undefined });
  });
  it('is kept for later when it is more', () => {
    expect(note(note(draft(), kinds.connection, 'a, b'), kinds.connection, 'c').options).toBe('a, b,c');
    expect(note(draft(), kinds.proxyConnection, 'a, b').options).toBeUndefined();
  });
  it('is an upgrade to one of several protocols', () => {
    expect(note(note(draft(), kinds.upgrade, 'a'), kinds.upgrade, 'b').upgrade).toBe('a, b');
  });
  it('is nothing in other fields', () => expect(note(draft(), kinds.te, 'close')).toEqual(draft()));
});

describe('reading fields', () => {
  it('joins neighbours among the lines never forwarded', () => {
    const head = draft();
    cut(head, 0, 5);
    cut(head, 5, 9);
    cut(head, 12, 14);
    expect(head.cuts).toEqual([0, 9, 12, 14]);
  });
  it('stops at the first fault of whoever takes note', () => {
    const text = 'Host: a\r\nHost: b\r\n\r\n';
    const seen: string[] = [];
    const fault = readFields(draft({ text, length: text.length }), { maxBytes: 99, maxFields: 9 }, (_, __, at) => {
      seen.push(at.value());
      return { fault: 'bad_host', detail: 'x' };
    });
    expect([fault?.fault, seen]).toEqual(['bad_host', ['a']]);
  });
});
