// The plan of a take-back: what would be written, and what stands in its way.
import type { Image } from '../../../storage/journal/journal.ts';
import type { JournalTable } from '../../../storage/journal/journal-tables.ts';

export interface Step {
  readonly table: string;
  readonly key: string;
  readonly does: 'insert' | 'update' | 'remove';
  /** The row to put back, or its former fields. */
  readonly image: Image;
  /** The row now. */
  readonly now: Image | null;
}
export interface Obstacle {
  readonly table: string;
  readonly key: string;
  readonly kind: 'changed' | 'gone' | 'taken';
  readonly name: string;
  readonly fields: readonly {
    readonly column: string;
    readonly then: unknown;
    readonly now: unknown;
    readonly back: unknown;
  }[];
}
export interface Plan {
  readonly steps: Step[];
  readonly obstacles: Obstacle[];
  /** Where rules stood before, of those the change moved. */
  readonly places: Map<string, number>;
  unchanged: number;
}
export const emptyPlan = (): Plan => ({ steps: [], obstacles: [], places: new Map(), unchanged: 0 });

export function nameOf({ name }: JournalTable, image: Image): string {
  if (name === 'settings') return 'settings';
  const said = image['label'] ?? image['name'];
  return typeof said === 'string' ? said : '';
}
