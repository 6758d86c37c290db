// Take back a large change of exits: looked through, refused as a small one would be, and then written part by part.
import type { TakeBackReport } from '@gyre/shared/contract/changes';
import type { ChangeRow } from '../../../storage/stores/change-store.ts';
import type { ServiceContext } from '../context.ts';
import type { Parts } from '../parts.ts';
import { surveyReport } from './report.ts';
import { checkPossible, checkWay } from './take-back-checks.ts';
import { startTakeBack, surveyOf } from './take-back-run.ts';
import { changeOrThrow } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'seal' | 'settings' | 'runs'>;

/** Undefined: it is taken back in one go. */
export async function takeBackLarge(
  parts: Needs,
  { actor }: ServiceContext,
  change: ChangeRow,
  { dryRun, overwrite }: { readonly dryRun: boolean; readonly overwrite: boolean },
): Promise<TakeBackReport | undefined> {
  if (!dryRun) parts.runs.checkFree();
  const survey = await surveyOf(parts, change);
  if (survey === undefined) return undefined;
  const report = surveyReport(parts, change, survey);
  if (dryRun) return { ...report, dryRun };
  const { insert, update, remove } = survey.counts;
  checkWay(report, survey.obstacles, insert + update + remove, overwrite);
  if (insert + update + remove === 0) return report;
  // Others had their turn since.
  checkPossible(changeOrThrow(parts, change.id));
  const run = startTakeBack(parts, actor, change, overwrite);
  return { ...report, changeId: run.id, revision: run.revision, run };
}
