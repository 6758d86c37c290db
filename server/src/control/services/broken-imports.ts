// Imports that did not come to their end, because Gyre was killed or the disk was full: what they wrote is taken back, part by part, as a change of
// Gyre's own. What somebody changed of it meanwhile stays.
import { startTakeBack } from './changes/take-back-run.ts';
import type { Actor } from './context.ts';
import type { Parts } from './parts.ts';

type Needs = Pick<Parts, 'stores' | 'seal' | 'settings' | 'runs' | 'log'>;

const gyre: Actor = { kind: 'system', id: 'system', name: 'Gyre', scope: 'admin' };

/** Resolves when nothing of them is left. One that cannot be taken back now is at the next start. */
export async function takeBackBroken({ log, ...parts }: Needs): Promise<void> {
  for (const change of parts.stores.changes.brokenOff('import')) {
    try {
      const { id } = startTakeBack(parts, gyre, change, false);
      log.warn({ change: change.id, done: change.done, total: change.total }, 'an import broke off and is taken back');
      await parts.runs.whenOver(id);
    } catch (error) {
      log.error({ error, change: change.id }, 'an import that broke off cannot be taken back yet');
    }
  }
}
