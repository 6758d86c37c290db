// The past once more, judged by other thresholds: the keeper and the peers of today, on a clock of their own, hear what traffic taught then. An exit
// that is out hears nothing while it is: those requests would have left elsewhere. Probes, gateways, verdicts and people are not replayed.
import type { Settings } from '@gyre/shared/contract/settings';
import type { HealthReason } from '@gyre/shared/vocabulary';
import { turn } from '../../../base/turn.ts';
import { leastSiteSamples } from '../../../link/messages.ts';
import type { Happened } from '../history.ts';
import { Keeper } from '../keeper.ts';
import { healthOf, neverProbed } from '../kept-exit.ts';
import { halfMs } from '../outcome-windows.ts';
import { judgeMs, Peers } from '../peers.ts';
import type { PastOutcome } from './outcomes.ts';
import { PastMembers, type PastWorld } from './past-members.ts';
import { ReplayClock } from './replay-clock.ts';

export type Thresholds = Settings['health'];

export interface PastEjection {
  readonly exitId: string;
  readonly at: number;
  readonly untilAt: number;
  readonly reason: HealthReason | null;
  readonly detail: string;
  /** Whether the exit's next attempt on record worked; null: there was none. */
  worked: boolean | null;
}
export interface Replayed {
  readonly ejections: readonly PastEjection[];
  /** Attempts on record that their exit would not have been asked for. */
  readonly withheldOk: number;
  readonly withheldFailed: number;
}

/** Outcomes taken in before others get a turn. */
const partSize = 1_000;
const noFigures = { upBytes: 0, downBytes: 0, latencySumMs: 0, latencyCount: 0, inFlight: 0 };

/** `outcomes` in time. */
export async function replay(
  outcomes: readonly PastOutcome[],
  thresholds: Thresholds,
  world: PastWorld,
): Promise<Replayed> {
  const past = new Replay(outcomes[0]?.at ?? 0, thresholds, world);
  for (const [i, outcome] of outcomes.entries()) {
    if (i % partSize === partSize - 1) await turn();
    await past.moveTo(outcome.at);
    past.hear(outcome);
  }
  return past.done();
}

class Replay {
  private readonly clock: ReplayClock;
  private readonly keeper: Keeper;
  private readonly peers: Peers;
  private readonly members: PastMembers;
  private readonly known = new Set<string>();
  private readonly ejections: PastEjection[] = [];
  /** The latest ejection of each exit that has not been heard of since. */
  private readonly unheard = new Map<string, PastEjection>();
  /** Times at sites since the last judgement: pair of exit and site → samples and their sum. */
  private sites = new Map<string, { exit: string; site: string; samples: number; sumMs: number }>();
  private withheldOk = 0;
  private withheldFailed = 0;
  private heardAt = 0;
  private judgeAt: number;

  constructor(startAt: number, thresholds: Thresholds, world: PastWorld) {
    const clock = (this.clock = new ReplayClock(startAt));
    this.judgeAt = startAt + judgeMs;
    this.members = new PastMembers(world);
    this.keeper = new Keeper({
      ...{ clock, policy: () => thresholds, changed: () => {}, moved: () => {}, reschedule: () => {} },
      happened: (event) => this.happened(event),
    });
    this.peers = new Peers({
      ...{ clock, settings: () => thresholds, pools: () => world.pools, poolsOf: world.poolsOf },
      isOut: (id) => this.keeper.stateOf(id) === 'ejected',
      countOf: (poolId) => this.members.countOf(poolId),
      eject: (id, reason, detail) => this.keeper.outlier(id, reason, 'peers', detail),
      // A site ban is no ejection.
      slowAt: () => {},
    });
  }

  async moveTo(at: number): Promise<void> {
    // When nothing was heard for longer than the window there is nothing to compare.
    if (at - this.heardAt > 3 * halfMs) this.judgeAt = Math.max(this.judgeAt, at - (at % judgeMs));
    while (this.judgeAt <= at) {
      this.clock.moveTo(this.judgeAt);
      this.tellSites();
      await this.peers.judge();
      this.judgeAt += judgeMs;
    }
    this.clock.moveTo(at);
  }

  hear({ at, exitId, site, ms, failure }: PastOutcome): void {
    this.heardAt = at;
    this.meet(exitId);
    const worked = failure === null;
    const last = this.unheard.get(exitId);
    if (last !== undefined) {
      last.worked = worked;
      this.unheard.delete(exitId);
    }
    if (this.keeper.stateOf(exitId) === 'ejected') {
      if (worked) this.withheldOk++;
      else this.withheldFailed++;
      return;
    }
    const [ok, failed] = worked ? [1, 0] : [0, 1];
    const report = { id: exitId, ok, failed, trailingFailures: failed, lastFailure: failure, ...noFigures };
    this.peers.take([report], []);
    if (worked) this.timeAt(exitId, site, ms);
    this.keeper.reported([report]);
  }

  done(): Replayed {
    this.keeper.close();
    this.peers.close();
    const { ejections, withheldOk, withheldFailed } = this;
    return { ejections, withheldOk, withheldFailed };
  }

  /** Whoever is heard of for the first time works, until something says otherwise. */
  private meet(exitId: string): void {
    if (this.known.has(exitId)) return;
    this.known.add(exitId);
    this.keeper.restore([{ exitId, ...healthOf(undefined, neverProbed), state: 'healthy', sinceAt: this.clock.now() }]);
    this.keeper.put([{ id: exitId, adminState: 'enabled', country: null, template: null }]);
  }
  private happened({ exitId, at, from, to, reason, detail, untilAt }: Happened): void {
    if (from === 'ejected') this.members.returned(exitId);
    if (to !== 'ejected') return;
    this.members.ejected(exitId);
    const ejection = { exitId, at, untilAt: untilAt ?? at, reason, detail, worked: null };
    this.ejections.push(ejection);
    this.unheard.set(exitId, ejection);
  }

  private timeAt(exit: string, site: string, ms: number): void {
    const key = `${exit} ${site}`;
    const sum = this.sites.get(key) ?? { exit, site, samples: 0, sumMs: 0 };
    sum.samples++;
    sum.sumMs += ms;
    this.sites.set(key, sum);
  }
  /** As workers tell it. */
  private tellSites(): void {
    const told = [...this.sites.values()].filter((it) => it.samples >= leastSiteSamples);
    this.sites = new Map();
    this.peers.take(
      [],
      told.map(({ exit, site, samples, sumMs }) => ({ exit, site, samples, ms: sumMs / samples })),
    );
  }
}
