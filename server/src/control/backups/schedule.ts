// Backups that are made by themselves: one when the newest is old enough, and the oldest of them goes. Those that people made stay.
import type { Settings } from '@gyre/shared/contract/settings';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { BackupRoom } from './room.ts';

const hourMs = 3_600_000;
/** Time between two looks, and before the first: a start has other work. */
export const lookMs = 600_000;

export interface ScheduleOptions {
  readonly room: Pick<BackupRoom, 'files' | 'make'>;
  readonly settings: () => Settings['backups'];
  readonly clock: Pick<Clock, 'now' | 'every'>;
  readonly log: Log;
}

export class BackupSchedule {
  private readonly options: ScheduleOptions;
  private readonly cancel: () => void;

  constructor(options: ScheduleOptions) {
    this.options = options;
    this.cancel = options.clock.every(lookMs, () => void this.look());
  }

  /** Makes one if it is time. A disk that cannot take it is said in the log, and tried again at the next look. */
  async look(): Promise<void> {
    const { room, settings, clock, log } = this.options;
    const { everyHours, keep } = settings();
    if (everyHours === 0) return;
    const scheduled = room.files.list().filter((it) => it.why === 'scheduled');
    const newest = scheduled[0]?.at;
    if (newest !== undefined && clock.now() - newest < everyHours * hourMs) return;
    try {
      const { id, bytes } = await room.make('scheduled');
      log.info({ backup: id, bytes }, 'a backup was made');
      for (const { id: old } of scheduled.slice(keep - 1)) room.files.remove(old);
    } catch (error) {
      log.error({ error }, 'a backup cannot be made');
    }
  }

  close(): void {
    this.cancel();
  }
}
