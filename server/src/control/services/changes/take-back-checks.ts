// Whether a change can be taken back at all, and whether something stands in the way.
import type { TakeBackReport } from '@gyre/shared/contract/changes';
import type { ChangeRow } from '../../../storage/stores/change-store.ts';
import { ServiceError } from '../errors.ts';
import type { Obstacle } from './plan.ts';
import { conflictError } from './report.ts';
import { changeView } from './view.ts';

/** @throws ServiceError `conflict` when something stands in the way. */
export function checkWay(
  report: TakeBackReport,
  obstacles: readonly Obstacle[],
  steps: number,
  overwrite: boolean,
): void {
  const blocked = obstacles.some((it) => it.kind !== 'changed');
  if (obstacles.length > 0 && (!overwrite || (blocked && steps === 0))) throw conflictError(report);
}

export function checkPossible(change: ChangeRow): void {
  const { notTakenBack } = changeView(change);
  if (notTakenBack !== null) throw new ServiceError('conflict', sentences[notTakenBack]);
}
const sentences = {
  'nothing-written': 'This change wrote nothing that could be taken back.',
  'too-large': 'This change was too large to be kept, and cannot be taken back.',
  'let-go': 'What this change wrote is no longer kept, so it cannot be taken back.',
  final: 'What became of tokens and admins is not taken back: make a new one.',
  'taken-back': 'This change was taken back already.',
  'under-way': 'This change is still being written: stop it, or wait.',
};
