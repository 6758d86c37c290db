// Thresholds in hindsight: what those in force and others would have made of the same past, and where they part.
import type { Hindsight } from '@gyre/shared/contract/hindsight';
import type { PastOutcome } from './outcomes.ts';
import type { PastWorld } from './past-members.ts';
import { type PastEjection, type Replayed, replay, type Thresholds } from './replay.ts';

/** Exits named of each difference. */
const mostNamed = 5;

export interface Asked {
  /** In time. */
  readonly outcomes: readonly PastOutcome[];
  readonly present: Thresholds;
  readonly typed: Thresholds;
  readonly world: PastWorld;
  /** End of the span, epoch ms. */
  readonly to: number;
  readonly labelOf: (exitId: string) => string;
}

export async function compareThresholds(of: Asked): Promise<Pick<Hindsight, 'present' | 'typed' | 'added' | 'saved'>> {
  const present = await replay(of.outcomes, of.present, of.world);
  const typed = await replay(of.outcomes, of.typed, of.world);
  return {
    ...{ present: sideOf(present, of.to), typed: sideOf(typed, of.to) },
    ...{ added: onlyIn(typed, present, of.labelOf), saved: onlyIn(present, typed, of.labelOf) },
  };
}

function sideOf({ ejections, withheldOk, withheldFailed }: Replayed, to: number): Hindsight['present'] {
  return {
    exits: new Set(ejections.map((it) => it.exitId)).size,
    ejections: ejections.length,
    outMs: ejections.reduce((sum, it) => sum + Math.max(0, Math.min(it.untilAt, to) - it.at), 0),
    worked: new Set(ejections.filter((it) => it.worked === true).map((it) => it.exitId)).size,
    ...{ withheldOk, withheldFailed },
  };
}

/** Exits that are ejected in one and not at all in the other, those ejected first first. */
function onlyIn(one: Replayed, other: Replayed, labelOf: (exitId: string) => string): Hindsight['added'] {
  const others = new Set(other.ejections.map((it) => it.exitId));
  const firsts = new Map<string, PastEjection>();
  for (const it of one.ejections) if (!others.has(it.exitId) && !firsts.has(it.exitId)) firsts.set(it.exitId, it);
  const named = [...firsts.values()].slice(0, mostNamed);
  return {
    exits: firsts.size,
    first: named.map(({ exitId, at, reason, detail, worked }) => ({
      ...{ exitId, exitLabel: labelOf(exitId), at, reason, detail, worked },
    })),
  };
}
