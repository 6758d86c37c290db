// Which exits can be measured, and how they are dialled: as they are. One whose login is filled for each request has no place of its own.
import type { Exit } from '../../core/model/exit.ts';
import { exitOf } from '../../core/snapshot/exit-facts.ts';
import type { ExitRecord } from '../../core/snapshot/records.ts';

/** Undefined: it is not measured. */
export function dialableExit(record: ExitRecord): Exit | undefined {
  return record.template === null ? exitOf(record) : undefined;
}
