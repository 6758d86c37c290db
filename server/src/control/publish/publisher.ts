// Publisher: what was committed reaches every worker. Neighbouring writes travel together, large ones in parts; health travels apart from revisions.
import { availableParallelism } from 'node:os';
import { turn } from '../../base/turn.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { SiteBan, SiteBanPair } from '../../core/bans/table.ts';
import type { Binding } from '../../core/session/binding.ts';
import { rulesInParts } from '../../core/rules/parts.ts';
import type { ExitRecord, Frame, HealthChange, Patch } from '../../core/snapshot/records.ts';
import type { Link } from '../../link/link.ts';
import { shared } from '../../link/shared-messages.ts';
import { snapshotChunk, type ToControl, type ToWorker } from '../../link/messages.ts';
import { MemberMoves } from '../catalogue/member-moves.ts';
import type { Commit, Inventory } from '../inventory-port.ts';
import { Peer, type World } from './peer.ts';
import { SnapshotParts } from './snapshot-parts.ts';
import { SnapshotTurns } from './snapshot-turns.ts';
import { withHealth } from './with-health.ts';

/** Least time between two publications, ms: a commit after a quiet time goes at once, the ones behind it wait for each other. */
export const coalesceMs = 20;
/** Time before a snapshot that could not be read is tried again, ms. */
const retryMs = 1_000;

/** What the keeper knows, and storage may not know yet. */
export interface HealthColumn {
  readonly exitCount: number;
  /** Undefined: nothing is known. */
  changeOf(exitId: string): HealthChange | undefined;
  states(): Iterable<HealthChange>;
}
export interface PublisherOptions {
  readonly inventory: Pick<Inventory, 'revision' | 'frame' | 'exitRecords' | 'exitRecordsOf'>;
  readonly health: HealthColumn;
  readonly sessions: () => Iterable<Binding>;
  readonly siteBans: () => Iterable<SiteBan>;
  /** Exits as they are from now on, and those that are gone: told before workers hear of them. */
  readonly changed: (exits: readonly ExitRecord[], gone: readonly string[]) => void;
  readonly clock: Clock;
  readonly log: Log;
}

const nothing = { putExits: [], removeExits: [] };
/** Members told in one patch: less than a millisecond of a worker, whose link paces many of them. */
const memberChunk = 32_768;

export class Publisher {
  private readonly options: PublisherOptions;
  private readonly peers = new Set<Peer>();
  private readonly world: World;
  private readonly wholes: SnapshotParts;
  private exitIds = new Set<string>();
  private readonly members = new MemberMoves();
  private frame = false;
  /** The rules as they were sent last. */
  private rules: Frame['rules'] | undefined;
  private due = false;
  private publishing = false;
  /** Some parts of a publication were sent, and not yet all. */
  private between = false;
  private closed = false;
  /** The newest revision that was sent to all. */
  private published: number;
  /** The newest revision that was told here: what it changed is known by now. */
  private told: number;
  /** When the last publication began, monotonic ms. */
  private publishedAt = -Infinity;

  constructor(options: PublisherOptions) {
    this.options = options;
    const { inventory, health, clock } = options;
    const now = (id: string): HealthChange | undefined => health.changeOf(id);
    const read = (after: string, limit: number) => inventory.exitRecords(after, limit, now);
    this.wholes = new SnapshotParts({ read, clock });
    this.published = this.told = inventory.revision();
    this.world = {
      turns: new SnapshotTurns(availableParallelism() - 1, clock),
      revision: () => this.published,
      frame: () => inventory.frame(),
      exitCount: () => health.exitCount,
      exitsAfter: (id) => this.wholes.after(id),
      health: () => health.states(),
      sessions: options.sessions,
      siteBans: options.siteBans,
    };
  }

  get revision(): number {
    return this.published;
  }

  /** A worker that runs `revision` (0 = none) is here. Call the returned peer's `left` when it goes. */
  join(link: Link<ToWorker, ToControl>, revision: number): Peer {
    const peer: Peer = new Peer(link, this.world, (error) => {
      this.options.log.error({ error }, 'a worker could not be told everything; trying again');
      this.options.clock.after(retryMs, () => peer.sendSnapshot());
    });
    this.peers.add(peer);
    // Who comes between the parts of a publication missed some of them.
    if (revision !== 0 && revision === this.published && !this.between) peer.rejoin();
    else peer.sendSnapshot();
    return peer;
  }
  leave(peer: Peer): void {
    peer.left();
    this.peers.delete(peer);
  }

  sendHealth(changes: readonly HealthChange[]): void {
    this.wholes.changed(changes.map(([id]) => id));
    for (const peer of this.peers) peer.sendHealth(changes);
  }

  /** `except`: the peer that said so itself. */
  sendSessions(put: readonly Binding[], gone: readonly string[], except: object | undefined): void {
    for (const peer of this.peers) if (peer !== except) peer.sendSessions(put, gone);
  }

  sendSiteBans(put: readonly SiteBan[], lifted: readonly SiteBanPair[]): void {
    for (const peer of this.peers) peer.sendSiteBans(put, lifted);
  }

  committed(commit: Commit): void {
    this.wholes.clear();
    for (const id of commit.exitIds) this.exitIds.add(id);
    for (const moves of commit.members.all()) this.members.add(moves);
    this.frame ||= commit.frame;
    this.told = Math.max(this.told, commit.revision);
    if (this.due) return;
    this.due = true;
    this.publishSoon();
  }
  private publishSoon(): void {
    const { clock } = this.options;
    const restMs = this.publishedAt + coalesceMs - clock.monotonic();
    clock.after(Math.max(0, restMs), () => void this.publish());
  }

  close(): void {
    this.closed = true;
    this.wholes.clear();
    for (const peer of this.peers) this.leave(peer);
  }

  private async publish(): Promise<void> {
    if (this.publishing) return;
    this.publishing = true;
    try {
      while (this.due && !this.closed) {
        this.due = false;
        this.publishedAt = this.options.clock.monotonic();
        await this.publishOnce();
      }
    } catch (error) {
      this.options.log.error({ error }, 'a revision could not be published; every worker gets a whole snapshot');
      this.published = this.told;
      for (const peer of this.peers) peer.sendSnapshot();
    } finally {
      this.publishing = this.between = false;
      // Committed while that failed, and its own time may be over.
      if (this.due && !this.closed) this.publishSoon();
    }
  }

  /** All but the last part go from the old revision to itself; the last one carries the new number, so nobody acknowledges half a write. */
  private async publishOnce(): Promise<void> {
    const from = this.published;
    const to = this.told;
    const parts = this.takeParts();
    for (const part of parts.slice(0, -1)) {
      this.between = true;
      this.send({ ...nothing, from, to: from, ...part() });
      await turn();
      if (this.closed) return;
    }
    const last = parts.at(-1)?.() ?? {};
    this.published = to;
    this.between = false;
    this.send({ ...nothing, from, to, ...last });
  }

  /**
   * What is due, read when it is sent: pools before their members, exits some hundred at a time. Members come before records: a record is read
   * after its exit was told to join or leave, so it is the newer word.
   */
  private takeParts(): (() => Partial<Patch>)[] {
    const { inventory } = this.options;
    const parts: (() => Partial<Patch>)[] = [];
    if (this.frame) parts.push(...this.frameParts(inventory.frame()));
    for (const patch of this.members.take(memberChunk)) parts.push(() => ({ members: [patch()] }));
    const ids = [...this.exitIds];
    for (let at = 0; at < ids.length; at += snapshotChunk) {
      const chunk = ids.slice(at, at + snapshotChunk);
      parts.push(() => this.exitsOf(chunk));
    }
    // A frame and one more part are one patch; two parts of a kind are not: they would have the same fields.
    const [first, second] = parts;
    const joined = this.frame && parts.length === 2 ? [() => ({ ...first!(), ...second!() })] : parts;
    this.frame = false;
    this.exitIds = new Set();
    return joined;
  }
  /** The frame, behind the parts of the rules when they are others than those that were sent. */
  private frameParts({ rules, ...frame }: Frame): (() => Partial<Patch>)[] {
    if (rules === this.rules) return [() => ({ frame })];
    this.rules = rules;
    return [...rulesInParts(rules).map((part) => () => ({ rules: part })), () => ({ frame, rulesEnd: true })];
  }

  private send(patch: Patch): void {
    const message = shared({ type: 'patch', patch } as const);
    for (const peer of this.peers) peer.sendPatch(message);
  }

  private exitsOf(ids: readonly string[]): { putExits: readonly ExitRecord[]; removeExits: readonly string[] } {
    if (ids.length === 0) return { putExits: [], removeExits: [] };
    const stored = this.options.inventory.exitRecordsOf(ids);
    const found = new Set(stored.map((it) => it.id));
    const removeExits = ids.filter((id) => !found.has(id));
    this.options.changed(stored, removeExits);
    return { putExits: this.current(stored), removeExits };
  }

  /** Records with the health of now. */
  private current(records: readonly ExitRecord[]): readonly ExitRecord[] {
    return records.map((record) => {
      const change = this.options.health.changeOf(record.id);
      if (change === undefined) return record;
      return withHealth(record, change);
    });
  }
}
