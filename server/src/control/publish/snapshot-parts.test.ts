import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { exitRecord } from '../../../testkit/records.ts';
import { snapshotChunk } from '../../link/messages.ts';
import { partsKeptMs, SnapshotParts } from './snapshot-parts.ts';

const pad = (i: number): string => `exit_${String(i).padStart(6, '0')}`;

function setUp(exits: number) {
  const clock = new FakeClock();
  const reads: string[] = [];
  const all = Array.from({ length: exits }, (_, i) => exitRecord(pad(i)));
  const read = (after: string, limit: number) => {
    reads.push(after);
    return all.filter((it) => it.id > after).slice(0, limit);
  };
  return { clock, reads, parts: new SnapshotParts({ read, clock }) };
}
const second = pad(snapshotChunk - 1);

describe('parts of whole snapshots', () => {
  it('are read once for workers that begin together', () => {
    const { parts, reads } = setUp(snapshotChunk + 5);
    const [one, other] = [parts.after(''), parts.after(second)];
    expect(parts.after('')).toBe(one);
    expect(parts.after(second)).toBe(other);
    expect(other.exits).toHaveLength(5);
    expect(reads).toEqual(['', second]);
  });
  it('are read again when one of their exits is told otherwise, and only those', () => {
    const { parts, reads } = setUp(snapshotChunk + 5);
    const [one, other] = [parts.after(''), parts.after(second)];
    parts.changed([pad(3)]);
    expect(parts.after('')).not.toBe(one);
    expect(parts.after(second)).toBe(other);
    parts.changed([second, pad(snapshotChunk + 4)]);
    parts.after('');
    parts.after(second);
    expect(reads).toEqual(['', second, '', '', second]);
  });
  it('are all read again when many changed', () => {
    const { parts, reads } = setUp(snapshotChunk + 5);
    parts.after('');
    parts.after(second);
    parts.changed(Array.from({ length: 101 }, () => pad(0)));
    parts.after(second);
    expect(reads).toEqual(['', second, second]);
  });
  it('are let go of a while after the last use', async () => {
    const { parts, reads, clock } = setUp(3);
    parts.after('');
    await clock.advance(partsKeptMs - 1);
    parts.after('');
    await clock.advance(partsKeptMs - 1);
    parts.after('');
    expect(reads).toEqual(['']);
    await clock.advance(partsKeptMs);
    parts.after('');
    expect(reads).toEqual(['', '']);
  });
});
