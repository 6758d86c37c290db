// Prober: runs the probes that are due, so many at once, and those that people ask for. When an exit is due is decided by core/health/schedule.ts,
// who is next by gateway-lines.ts, how it is probed by its plan; what a probe taught goes to the keeper.
import type { Settings } from '@gyre/shared/contract/settings';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { Chance } from '../../base/random.ts';
import { nextProbeAt, type ProbeSubject } from '../../core/health/schedule.ts';
import type { ExitRecord } from '../../core/snapshot/records.ts';
import type { ProbeFigures, ProbeNow, ProbeOutcome } from '../running-port.ts';
import { notFound } from '../services/errors.ts';
import { DueQueue } from './due-queue.ts';
import { Finished } from './finished.ts';
import { GatewayLines, type Level, levels, type Taken } from './gateway-lines.ts';
import { inParts } from './in-parts.ts';
import type { Keeper } from './keeper.ts';
import { handful, Pace } from './pace.ts';
import type { ProbePlan, ProbeQuestion } from './probe-plan.ts';
import { Wake } from './wake.ts';

export interface ProberOptions {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly keeper: Pick<Keeper, 'onSchedule' | 'exitIds' | 'probed'>;
  readonly settings: () => Pick<Settings['probe'], 'enabled' | 'concurrency'>;
  readonly planOf: (exitId: string) => ProbePlan;
  /** `host:port`. */
  readonly gatewayOf: (exitId: string) => string;
  /** Records of those of the ids that exist. */
  readonly recordsOf: (ids: readonly string[]) => readonly ExitRecord[];
  readonly probe: (exit: ExitRecord, question: ProbeQuestion) => Promise<ProbeOutcome>;
  /** A probe is over; undefined: the exit is gone. */
  readonly ended: (exitId: string, outcome: ProbeOutcome | undefined) => void;
}

/** Time before probes are tried again when storage could not be read, ms. */
const retryMs = 1_000;
/** Time that starts wait for others, so that their records are read together, ms. */
const gatherMs = 5;
/** Exits that become due in one turn of the loop. */
const dueAtOnce = 500;

export class Prober implements ProbeNow {
  private readonly options: ProberOptions;
  private readonly due = new DueQueue();
  private readonly lines = new GatewayLines();
  private readonly running = new Map<string, Promise<ProbeOutcome>>();
  private readonly pace = new Pace();
  private readonly finished = new Finished();
  private readonly wake: Wake;
  private closed = false;
  /** Counts plans for all: an older one stops. */
  private generation = 0;

  constructor(options: ProberOptions) {
    this.options = options;
    this.wake = new Wake(options.clock, () => this.go());
  }

  /** Plans the next probe of an exit from what the keeper knows; an exit that is gone or off is forgotten. */
  schedule(exitId: string): void {
    if (this.running.has(exitId) || this.lines.levelOf(exitId) === levels.asked) return;
    const { keeper, planOf, chance, clock } = this.options;
    const exit = keeper.onSchedule(exitId);
    if (exit === undefined) return this.forget(exitId);
    const now = clock.now();
    const { intervalMs, jitter } = planOf(exitId);
    const at = nextProbeAt(exit.health, exit.lastProbeAt, { intervalMs, jitter, share: chance() }, now);
    if (this.lines.levelOf(exitId) !== undefined) {
      // One that waits keeps its place, unless it has time.
      if (at <= now) return this.lines.add(exitId, this.options.gatewayOf(exitId), levelOf(exit));
      this.lines.remove(exitId);
    }
    this.due.set(exitId, at);
    if (this.options.settings().enabled) this.wake.at(at <= now ? now + gatherMs : at);
  }
  private forget(exitId: string): void {
    this.due.remove(exitId);
    this.lines.remove(exitId);
  }
  /** Plans are other ones: every exit is planned anew, in parts. */
  scheduleAll(): void {
    const generation = ++this.generation;
    const ids = [...this.options.keeper.exitIds];
    void inParts(
      ids,
      (id) => this.schedule(id),
      () => !this.closed && generation === this.generation,
    );
  }

  /** Puts many at the head of their lines, in parts. */
  probeSoon(exitIds: readonly string[]): void {
    void inParts(
      exitIds,
      (id) => this.ask(id),
      () => !this.closed,
    );
  }
  /** Before everything that is due; one that is under way answers for it. */
  ask(id: string): void {
    if (this.running.has(id)) return;
    this.due.remove(id);
    this.lines.add(id, this.options.gatewayOf(id), levels.asked);
    this.wake.at(this.options.clock.now() + gatherMs);
  }
  /** It was asked for: when it waits still, it is probed when it is due. */
  unask(id: string): void {
    this.lines.remove(id);
    this.schedule(id);
  }
  /** At once, whoever waits; the one that is under way when there is one. */
  async probe(exitId: string): Promise<ProbeOutcome> {
    const underWay = this.running.get(exitId);
    if (underWay !== undefined) return underWay;
    const [record] = this.options.recordsOf([exitId]);
    if (record === undefined) throw notFound('exit', exitId);
    this.lines.remove(exitId);
    return this.run(record, undefined);
  }
  figures(): ProbeFigures {
    const { settings, clock } = this.options;
    const { enabled, concurrency } = settings();
    const lastMinute = this.finished.lastMinute(clock.now());
    return { enabled, due: this.lines.size, running: this.running.size, concurrency, lastMinute };
  }
  close(): void {
    this.closed = true;
    this.wake.close();
  }

  private go(): void {
    if (this.closed) return;
    const now = this.options.clock.now();
    const { enabled, concurrency } = this.options.settings();
    if (enabled) this.takeDue(now);
    const down = enabled ? levels.usual : levels.asked;
    const taken: Taken[] = [];
    const most = Math.min(handful, concurrency - this.running.size);
    while (taken.length < most && this.pace.mayStart(now)) {
      const next = this.lines.take(now, down);
      if (next === undefined) break;
      this.pace.started(now);
      taken.push(next);
    }
    if (taken.length > 0) this.start(taken, now);
    if (this.running.size >= concurrency) return;
    if (this.lines.startable(down)) this.wake.at(now + gatherMs);
    else this.wake.at(Math.max(now + gatherMs, Math.min(this.lines.nextAt, enabled ? this.due.nextAt : Infinity)));
  }
  private takeDue(now: number): void {
    const { keeper, gatewayOf } = this.options;
    for (let i = 0; i < dueAtOnce; i++) {
      const id = this.due.take(now);
      if (id === undefined) return;
      const exit = keeper.onSchedule(id);
      if (exit !== undefined && !this.running.has(id)) this.lines.add(id, gatewayOf(id), levelOf(exit));
    }
  }
  private start(taken: readonly Taken[], now: number): void {
    const { recordsOf, ended, log } = this.options;
    let records: readonly ExitRecord[];
    try {
      records = recordsOf(taken.map((it) => it.id));
    } catch (error) {
      log.error({ error }, 'exits could not be read for probing');
      for (const { id, gateway } of taken) {
        this.lines.ended(gateway);
        this.due.set(id, now + retryMs);
      }
      return;
    }
    const found = new Map(records.map((it) => [it.id, it]));
    for (const { id, gateway } of taken) {
      const record = found.get(id);
      if (record !== undefined) void this.run(record, gateway).catch(() => {});
      else {
        this.lines.ended(gateway);
        ended(id, undefined);
      }
    }
  }

  /** `gateway`: whose line it was taken from. */
  private run(record: ExitRecord, gateway: string | undefined): Promise<ProbeOutcome> {
    this.due.remove(record.id);
    const probing = this.probed(record, gateway);
    this.running.set(record.id, probing);
    return probing;
  }
  private async probed(record: ExitRecord, gateway: string | undefined): Promise<ProbeOutcome> {
    const { keeper, probe, planOf, ended, log, clock } = this.options;
    const { id } = record;
    const { question, thresholds } = planOf(id);
    let outcome: ProbeOutcome | undefined;
    try {
      outcome = await probe(record, question);
      if (!this.closed) keeper.probed(id, outcome, thresholds);
      return outcome;
    } catch (error) {
      log.error({ error, exit: id }, 'a probe went wrong');
      throw error;
    } finally {
      this.running.delete(id);
      this.finished.note(clock.now());
      if (gateway !== undefined) this.lines.ended(gateway);
      if (!this.closed) {
        ended(id, outcome);
        this.schedule(id);
        this.wake.at(clock.now() + gatherMs);
      }
    }
  }
}

function levelOf({
  health,
  lastProbeAt,
}: {
  readonly health: ProbeSubject;
  readonly lastProbeAt: number | null;
}): Level {
  return lastProbeAt === null || health.state !== 'healthy' || health.suspected ? levels.first : levels.usual;
}
