// Holds the snapshot a worker decides with: takes whole snapshots and patches from the link, acknowledges revisions, tells who must know.
import { applyHealth, applyPatch } from '../core/snapshot/patch.ts';
import { SnapshotBuilder } from '../core/snapshot/compile.ts';
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';
import type { AllowanceWord } from '../core/limits/allowance.ts';
import type { Snapshot } from '../core/snapshot/snapshot.ts';
import type { Binding } from '../core/session/binding.ts';
import type { HealthChange, Patch } from '../core/snapshot/records.ts';
import type { ToControl, ToWorker } from '../link/messages.ts';

export interface SnapshotEvents {
  /** Users, pools, listeners or settings may be other ones now. */
  frameChanged(snapshot: Snapshot): void;
  /** These exits changed or are gone: what is kept open to them must not be used again. */
  exitsChanged(exitIds: readonly string[]): void;
  /** These exits just failed in some worker. */
  exitsSuspected(exits: readonly ExitEntry[]): void;
  /** These exits were ejected just now. */
  exitsEjected(exitIds: readonly string[]): void;
  /** A whole snapshot replaced the old one. */
  replaced(before: Snapshot | undefined, now: Snapshot): void;
  /** Who fits and who is free may be others now. */
  moved(): void;
  /** Sessions as control knows them. */
  sessionsTold(put: readonly Binding[], gone: readonly string[]): void;
  /** Site bans as control knows them. */
  bansTold(message: Extract<ToWorker, { type: 'site-bans' }>): void;
  /** What proxy users may spend. */
  allowancesTold(words: readonly AllowanceWord[]): void;
  /** Control asks which request this was. */
  requestAsked(message: Extract<ToWorker, { type: 'find-request' }>): void;
}

export class SnapshotStore {
  private snapshot: Snapshot | undefined;
  private builder: SnapshotBuilder | undefined;
  private readonly events: SnapshotEvents;
  private readonly send: (message: ToControl) => void;

  constructor(events: SnapshotEvents, send: (message: ToControl) => void) {
    this.events = events;
    this.send = send;
  }

  get current(): Snapshot | undefined {
    return this.snapshot;
  }
  get revision(): number {
    return this.snapshot?.revision ?? 0;
  }
  /** A link that broke leaves half a snapshot behind: forget it. */
  linkLost(): void {
    this.builder = undefined;
  }

  receive(message: ToWorker): void {
    switch (message.type) {
      case 'snapshot-begin':
        this.builder = new SnapshotBuilder(message.revision, message.frame, this.snapshot);
        return;
      case 'snapshot-rules':
        this.builder?.addRules(message.rules);
        return;
      case 'snapshot-exits':
        this.builder?.add(message.exits);
        return;
      case 'snapshot-end':
        return this.replace();
      case 'patch':
        return this.patch(message.patch);
      case 'health':
        if (this.snapshot === undefined) return;
        applyHealth(this.snapshot, message.changes);
        this.tellEjected(message.changes);
        this.tellSuspected(this.snapshot, message.changes);
        return this.events.moved();
      case 'sessions':
        return this.events.sessionsTold(message.put, message.gone);
      case 'site-bans':
        this.events.bansTold(message);
        // Whom a ban kept waiting or turned away may go now.
        return this.snapshot === undefined ? undefined : this.events.moved();
      case 'allowances':
        return this.events.allowancesTold(message.words);
      case 'find-request':
        return this.events.requestAsked(message);
    }
  }

  private tellEjected(changes: readonly HealthChange[]): void {
    const ids = changes.filter(([, state]) => state === 'ejected').map(([id]) => id);
    if (ids.length > 0) this.events.exitsEjected(ids);
  }

  private tellSuspected(snapshot: Snapshot, changes: readonly HealthChange[]): void {
    const suspects = changes.flatMap(([id, , , , suspected]) =>
      suspected === true ? (snapshot.findExit(id) ?? []) : [],
    );
    if (suspects.length > 0) this.events.exitsSuspected(suspects);
  }

  private replace(): void {
    if (this.builder === undefined) return;
    const before = this.snapshot;
    const now = this.builder.finish();
    this.builder = undefined;
    this.snapshot = now;
    this.events.replaced(before, now);
    this.events.moved();
    this.events.frameChanged(now);
    this.send({ type: 'ack', revision: now.revision });
  }

  private patch(patch: Patch): void {
    const { snapshot } = this;
    // A patch behind a snapshot that is still coming is already part of it, or follows it.
    if (snapshot === undefined || this.builder !== undefined || applyPatch(snapshot, patch) === 'mismatch') {
      this.send({ type: 'need-snapshot', revision: this.revision });
      return;
    }
    if (patch.putExits.length > 0 || patch.removeExits.length > 0)
      this.events.exitsChanged([...patch.putExits.map((e) => e.id), ...patch.removeExits]);
    if (patch.frame !== undefined) this.events.frameChanged(snapshot);
    this.events.moved();
    this.send({ type: 'ack', revision: snapshot.revision });
  }
}
