import { expect, it } from 'vitest';
import { cutOff, done, doneAfter, failed, failedAfter, more, moreAfter } from './machine.ts';

const rest = Uint8Array.of(1);

it('has one object for all who only wait', () => {
  expect(more()).toBe(more());
  expect(more()).toEqual({ state: 'more' });
});
it('puts what is to be sent beside each verdict', () => {
  expect(moreAfter('x')).toEqual({ state: 'more', send: 'x' });
  expect(doneAfter('x', 7, rest)).toEqual({ state: 'done', value: 7, rest, send: 'x' });
  expect(failedAfter('x', 'refused', 'no')).toEqual({ state: 'failed', code: 'refused', detail: 'no', send: 'x' });
});
it('sends nothing unless told', () => {
  expect(done(7, rest)).toEqual({ state: 'done', value: 7, rest });
  expect(failed('refused', 'no')).toEqual({ state: 'failed', code: 'refused', detail: 'no' });
});
it('names what was cut off', () => {
  expect(cutOff('the greeting')).toEqual({
    state: 'failed',
    code: 'unexpected_end',
    detail: 'closed during the greeting',
  });
});
