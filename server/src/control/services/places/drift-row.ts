// An exit whose claimed and measured place differ, with the facts that do.
import type { DriftRow } from '@gyre/shared/contract/places';
import { driftOf, driftText } from '../../../core/places/drift.ts';
import type { Entry } from '../../catalogue/entry.ts';

export function driftRowOf({ row, measured, ip }: Entry): DriftRow {
  const kinds = measured === undefined ? [] : driftOf(row, measured);
  return {
    ...{ exitId: row.id, label: row.label, claimed: driftText(row, kinds) },
    measured: measured === undefined ? '' : driftText(measured, kinds),
    ...{ ip, measuredAt: measured?.measuredAt ?? 0 },
  };
}
