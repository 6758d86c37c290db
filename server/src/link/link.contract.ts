// The suite every link must pass: order, nothing lost, large messages, holding back, and an end that is told once.
import { afterEach, describe, expect, it } from 'vitest';
import type { Link } from './link.ts';
import type { ToControl, ToWorker } from './messages.ts';

export interface LinkPair {
  readonly control: Link<ToWorker, ToControl>;
  readonly worker: Link<ToControl, ToWorker>;
  readonly close: () => void | Promise<void>;
}

const end = (revision: number): ToWorker => ({ type: 'snapshot-end', revision });

/** Collects what arrives and resolves when there are `count`. */
function collected<In>(link: Link<never, In>, count: number): Promise<In[]> {
  const all: In[] = [];
  return new Promise((resolve) =>
    link.onMessage((message) => {
      all.push(message);
      if (all.length === count) resolve(all);
    }),
  );
}
const closedOf = (link: Pick<Link<never, never>, 'onClose'>): Promise<void> =>
  new Promise((resolve) => link.onClose(resolve));

export function linkContract(name: string, makePair: () => Promise<LinkPair>): void {
  describe(name, () => {
    let pair: LinkPair | undefined;
    afterEach(async () => {
      await pair?.close();
      pair = undefined;
    });
    const open = async (): Promise<LinkPair> => (pair = await makePair());

    it('delivers every message in order, in both directions', async () => {
      const { control, worker } = await open();
      const down = collected(worker, 500);
      const up = collected(control, 500);
      for (let i = 0; i < 500; i++) {
        control.send(end(i));
        worker.send({ type: 'ack', revision: i });
      }
      expect(await down).toEqual(Array.from({ length: 500 }, (_, i) => end(i)));
      expect(await up).toEqual(Array.from({ length: 500 }, (_, i) => ({ type: 'ack', revision: i })));
    });

    it('carries a message of several megabytes whole', async () => {
      const { control, worker } = await open();
      const changes = Array.from({ length: 100_000 }, (_, i) => [`exit_${i}äß`, 'healthy'] as const);
      const arrived = collected(worker, 2);
      control.send({ type: 'health', changes });
      control.send(end(1));
      const [large, last] = await arrived;
      expect(large).toEqual({ type: 'health', changes });
      expect(last).toEqual(end(1));
    });

    it('asks the sender to hold back when the peer takes nothing, and tells when it has', async () => {
      const { control, worker } = await open();
      const text = 'x'.repeat(64 * 1024);
      const changes = [[text, 'healthy']] as const;
      let sent = 0;
      for (let more = true; more; sent++) more = control.send({ type: 'health', changes });
      expect(sent).toBeGreaterThan(1);
      expect(sent).toBeLessThan(1000);
      const arrived = collected(worker, sent);
      await control.drained();
      expect(await arrived).toHaveLength(sent);
      expect(control.send(end(1))).toBe(true);
    });

    it('tells both ends once when one closes, after what was sent', async () => {
      const { control, worker } = await open();
      const seen: ToWorker[] = [];
      let ends = 0;
      worker.onMessage((message) => seen.push(message));
      const both = Promise.all([
        new Promise<void>((resolve) =>
          control.onClose(() => {
            ends++;
            resolve();
          }),
        ),
        closedOf(worker),
      ]);
      control.send(end(7));
      control.close();
      await both;
      control.close();
      expect(seen).toEqual([end(7)]);
      expect(ends).toBe(1);
    });

    it('takes no more messages after the end and waits for nothing', async () => {
      const { control, worker } = await open();
      const closed = closedOf(control);
      worker.close();
      await closed;
      expect(control.send(end(1))).toBe(false);
      await control.drained();
    });
  });
}
