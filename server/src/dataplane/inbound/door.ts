// A door: what all clients of one listener share. Lives as long as the listener; its record is replaced when control changes it.
import type { ListenerRecord } from '../../core/snapshot/records.ts';
import type { House } from '../house.ts';

export interface Door {
  readonly house: House;
  listener: ListenerRecord;
  /** Connections that came in by it and are open. */
  openConnections: number;
}
