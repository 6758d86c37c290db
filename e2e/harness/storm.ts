// A storm: load at a steady rate while many exits misbehave, each phase other ones. What clients saw, and which exits were out.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Manner } from '@gyre/server/testkit/manners';
import type { ExitApart } from './exits-apart.ts';
import type { Gyre } from './processes.ts';

export interface StormPlan {
  readonly seconds: number;
  readonly perSecond: number;
  /** How long the same exits misbehave, ms. */
  readonly phaseMs: number;
  /** Number of the phase → what each exit does in it; `dead` refuses connections. */
  readonly faultsOf: (phase: number) => ReadonlyMap<ExitApart, Manner | 'dead'>;
  /** One request; the status, or what broke. */
  readonly one: (n: number) => Promise<number | string>;
  /** Told the faulty exits when their phase is over, before they heal. */
  readonly phaseOver: (faulty: readonly ExitApart[], phase: number) => Promise<void>;
}
export interface StormReport {
  readonly requests: number;
  /** What was not 200, with how often it was seen. */
  readonly errors: Readonly<Record<string, number>>;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Slower than 1.5 × the median: those under way when exits began to fail or begun within 100 ms of it; and the others, whose cause is another. */
  readonly slowAtOnset: number;
  readonly slowLater: number;
  /** How late the loop of the client was itself, 99th percentile and most: it is in the times above. */
  readonly ownP99Ms: number;
  readonly ownMostMs: number;
}

/** What one request took, and when it began, ms. */
interface Took {
  readonly ms: number;
  readonly at: number;
}
/** After the beginning of a phase, until who fails is known, ms. */
const onsetMs = 100;

/** Faults in the shares of issue 4: 30 % refuse, 5 % stall, 5 % break off in the middle, 2 % turn the account away; other exits in each phase. */
export function stormFaults(exits: readonly ExitApart[], phase: number): ReadonlyMap<ExitApart, Manner | 'dead'> {
  const share = (percent: number): number => Math.ceil((exits.length * percent) / 100);
  const wanted: (Manner | 'dead')[] = [
    ...new Array<'dead'>(Math.floor((exits.length * 30) / 100)).fill('dead'),
    ...new Array<Manner>(share(5)).fill('stall'),
    ...new Array<Manner>(share(5)).fill('cut-head'),
    ...new Array<Manner>(share(2)).fill('reject-auth'),
  ];
  // Side by side in the rotation, as those are that were brought in together: the harder case.
  return new Map(wanted.map((manner, i) => [exits[(phase * wanted.length + i) % exits.length]!, manner]));
}

export async function storm(plan: StormPlan): Promise<StormReport> {
  const took: Took[] = [];
  const phases: number[] = [];
  const errors: Record<string, number> = {};
  const running = new Set<Promise<void>>();
  const startedAt = performance.now();
  const own = monitorEventLoopDelay({ resolution: 1 });
  own.enable();
  let begun = 0;
  const begin = (): void => {
    const at = performance.now();
    const ended = plan.one(begun++).then((answer) => {
      took.push({ ms: performance.now() - at, at });
      if (answer !== 200) errors[answer] = (errors[answer] ?? 0) + 1;
      running.delete(ended);
    });
    running.add(ended);
  };
  const pace = setInterval(() => {
    const due = ((performance.now() - startedAt) * plan.perSecond) / 1000;
    while (begun < due) begin();
  }, 5);
  try {
    for (let phase = 0; performance.now() - startedAt < plan.seconds * 1000; phase++) {
      phases.push(performance.now());
      await onePhase(plan, phase);
    }
  } finally {
    clearInterval(pace);
  }
  await Promise.all(running);
  own.disable();
  const late = { ownP99Ms: rounded(own.percentile(99) / 1e6), ownMostMs: rounded(own.max / 1e6) };
  return { requests: took.length, errors, ...figuresOf(took, phases), ...late };
}

const rounded = (ms: number): number => Math.round(ms * 10) / 10;

/** `phases`: when each began. */
function figuresOf(took: readonly Took[], phases: readonly number[]) {
  const times = took.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number): number => rounded(times[Math.floor(times.length * share)] ?? 0);
  const p50Ms = at(0.5);
  const slow = took.filter(({ ms }) => ms > 1.5 * p50Ms);
  const isOfOnset = ({ at, ms }: Took): boolean => phases.some((began) => at + ms > began && at < began + onsetMs);
  const slowAtOnset = slow.filter(isOfOnset).length;
  return { p50Ms, p99Ms: at(0.99), slowAtOnset, slowLater: slow.length - slowAtOnset };
}

async function onePhase({ faultsOf, phaseMs, phaseOver }: StormPlan, phase: number): Promise<void> {
  const faults = faultsOf(phase);
  for (const [exit, manner] of faults) await exit.behave(manner);
  // The one thing here that is about time: how long a phase is.
  await new Promise((resolve) => setTimeout(resolve, phaseMs));
  await phaseOver([...faults.keys()], phase);
  for (const exit of faults.keys()) await exit.behave('work');
}

/** Labels of exits by state of health. */
export async function statesOf(gyre: Gyre): Promise<ReadonlyMap<string, string>> {
  interface Row {
    readonly port: number;
    readonly health: { readonly state: string };
  }
  const { items } = await gyre.ask<{ items: readonly Row[] }>('GET', '/exits?limit=500');
  return new Map(items.map((it) => [String(it.port), it.health.state]));
}
