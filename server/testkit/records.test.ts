import { expect, it } from 'vitest';
import { exitRecord, frameOf, poolRecord, proxyUserRecord, snapshotOf } from './records.ts';

it('builds a snapshot from ordinary records', () => {
  const snapshot = snapshotOf([exitRecord('exit_a'), exitRecord('exit_b', { country: 'DE' })]);
  expect(snapshot.revision).toBe(1);
  expect(snapshotOf([exitRecord('exit_a')], frameOf(), snapshot).revision).toBe(2);
});
it('changes only what a test names', () => {
  expect(exitRecord('exit_a', { port: 1 })).toEqual({ ...exitRecord('exit_a'), port: 1 });
  expect(poolRecord('pool_mobile', { maxAttempts: 1 })).toMatchObject({ name: 'mobile', maxAttempts: 1 });
});
it('never holds a password of a proxy user', () => {
  expect(JSON.stringify(proxyUserRecord('alice', 's3cret', []))).not.toContain('s3cret');
});
