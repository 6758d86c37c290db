// Peer: what one worker still has to be told, in order, at the pace it can take. A worker that falls far behind gets a whole snapshot instead.
import { turn } from '../../base/turn.ts';
import type { SiteBan, SiteBanPair } from '../../core/bans/table.ts';
import type { Binding } from '../../core/session/binding.ts';
import { rulesInParts } from '../../core/rules/parts.ts';
import type { Frame, HealthChange } from '../../core/snapshot/records.ts';
import type { Link } from '../../link/link.ts';
import { snapshotChunk, type ToControl, type ToWorker } from '../../link/messages.ts';
import { SiteBanQueue } from './site-ban-queue.ts';
import type { ExitsMessage } from './snapshot-parts.ts';
import type { SnapshotTurns } from './snapshot-turns.ts';

/** Where whole snapshots come from. */
export interface World {
  /** Whose turn it is to take one. */
  readonly turns: Pick<SnapshotTurns, 'begin' | 'end'>;
  /** The revision that patches sent after this moment start from. */
  revision(): number;
  frame(): Frame;
  exitCount(): number;
  /** A part of the exits, behind this id; a part that is not full is the last one. */
  exitsAfter(id: string): ExitsMessage;
  /** The health column as it is now. */
  health(): Iterable<HealthChange>;
  sessions(): Iterable<Binding>;
  siteBans(): Iterable<SiteBan>;
}

/** Patches that may wait for a slow worker: those of three hundred thousand exits. */
const patchLimit = 1200;
/** Exits whose health is told in one message: each is placed anew in all of its pools. */
const healthChunk = 250;
const sessionChunk = 500;

export type PatchMessage = Extract<ToWorker, { type: 'patch' }>;

export class Peer {
  private readonly link: Link<ToWorker, ToControl>;
  private readonly world: World;
  private readonly failed: (error: unknown) => void;
  private patches: PatchMessage[] = [];
  private health = new Map<string, HealthChange>();
  private sessions = new Map<string, Binding>();
  private goneSessions: string[] = [];
  private readonly bans = new SiteBanQueue();
  private whole = false;
  private running = false;
  private gone = false;

  /** `failed` is told when the world could not be read; the worker keeps what it has. */
  constructor(link: Link<ToWorker, ToControl>, world: World, failed: (error: unknown) => void) {
    this.link = link;
    this.world = world;
    this.failed = failed;
  }

  /** Everything: what waited is part of it. */
  sendSnapshot(): void {
    this.whole = true;
    this.patches = [];
    this.health.clear();
    this.sessions.clear();
    this.goneSessions = [];
    this.bans.clear();
    this.go();
  }
  /** The worker has this revision already: only health may have moved. */
  rejoin(): void {
    this.sendSessions(this.world.sessions(), []);
    this.bans.all(this.world.siteBans());
    this.sendHealth(this.world.health());
  }
  sendPatch(patch: PatchMessage): void {
    if (this.whole) return;
    if (this.patches.length >= patchLimit) return this.sendSnapshot();
    this.patches.push(patch);
    this.go();
  }
  /** Only the latest state of an exit is kept for a worker that is busy. */
  sendHealth(changes: Iterable<HealthChange>): void {
    if (this.whole) return;
    for (const change of changes) this.health.set(change[0], change);
    this.go();
  }
  /** Only the latest word about a session is kept for a worker that is busy. */
  sendSessions(put: Iterable<Binding>, gone: readonly string[]): void {
    if (this.whole) return;
    for (const key of gone) {
      this.sessions.delete(key);
      this.goneSessions.push(key);
    }
    for (const binding of put) this.sessions.set(binding.key, binding);
    this.go();
  }
  sendSiteBans(put: readonly SiteBan[], lifted: readonly SiteBanPair[]): void {
    if (this.whole) return;
    this.bans.tell(put, lifted);
    this.go();
  }
  left(): void {
    this.gone = true;
    this.bans.clear();
    this.sessions.clear();
    this.goneSessions = [];
    this.patches = [];
    this.health.clear();
  }

  private go(): void {
    if (!this.running && !this.gone) void this.run();
  }

  private async run(): Promise<void> {
    this.running = true;
    try {
      while (!this.gone && (this.whole || this.anything)) {
        if (this.whole) await this.snapshotInTurn();
        else if (!this.sendNext()) await this.link.drained();
        else if (this.anything) await turn();
      }
    } catch (error) {
      this.failed(error);
    } finally {
      this.running = false;
    }
  }

  private get anything(): boolean {
    return this.patches.length + this.health.size + this.sessions.size + this.goneSessions.length > 0 || this.bans.any;
  }

  /** Sessions and site bans first, so that nobody places one anew because the fleet changed; then a patch; then a chunk of health. */
  private sendNext(): boolean {
    if (this.sessions.size + this.goneSessions.length > 0) return this.sendSomeSessions();
    if (this.bans.any) return this.link.send(this.bans.next());
    const patch = this.patches.shift();
    if (patch !== undefined) return this.link.send(patch);
    const changes: HealthChange[] = [];
    for (const [id, change] of this.health) {
      changes.push(change);
      this.health.delete(id);
      if (changes.length === healthChunk) break;
    }
    return this.link.send({ type: 'health', changes });
  }

  private sendSomeSessions(): boolean {
    const put: Binding[] = [];
    for (const [key, binding] of this.sessions) {
      put.push(binding);
      this.sessions.delete(key);
      if (put.length === sessionChunk) break;
    }
    const gone = this.goneSessions.splice(0, sessionChunk);
    return this.link.send({ type: 'sessions', put, gone });
  }

  private async snapshotInTurn(): Promise<void> {
    const { turns } = this.world;
    await turns.begin();
    try {
      if (!this.gone) await this.snapshot();
    } finally {
      turns.end();
    }
  }
  /** Writes go on while this waits: what is read later is newer than `revision`, and the patches that follow say the same again. */
  private async snapshot(): Promise<void> {
    this.whole = false;
    const revision = this.world.revision();
    const { rules, ...frame } = this.world.frame();
    this.link.send({ type: 'snapshot-begin', revision, frame, exits: this.world.exitCount() });
    for (const part of rulesInParts(rules)) this.link.send({ type: 'snapshot-rules', rules: part });
    for (let after = ''; !this.gone && !this.whole;) {
      const part = this.world.exitsAfter(after);
      const { exits } = part;
      const last = exits.at(-1);
      if (last !== undefined && !this.link.send(part)) await this.link.drained();
      if (last === undefined || exits.length < snapshotChunk) break;
      after = last.id;
      await turn();
    }
    await this.sessionsBefore();
    if (!this.gone && !this.whole) this.link.send({ type: 'snapshot-end', revision });
  }
  /** A worker that begins knows every session and site ban before its first request. */
  private async sessionsBefore(): Promise<void> {
    for (const binding of this.world.sessions()) this.sessions.set(binding.key, binding);
    this.bans.all(this.world.siteBans());
    while (!this.gone && !this.whole && this.sessions.size > 0) {
      if (!this.sendSomeSessions()) await this.link.drained();
      else await turn();
    }
    while (!this.gone && !this.whole && this.bans.any) {
      if (!this.link.send(this.bans.next())) await this.link.drained();
      else if (this.bans.any) await turn();
    }
  }
}
