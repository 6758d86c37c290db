// Opens the practice exits and their target on free ports of this machine. The exits are the doubles that the tests use.
import { randomBytes } from 'node:crypto';
import { FakeExit } from '../../testkit/fake-exit.ts';
import { SourceNames } from '../../testkit/source-names.ts';
import { type Chance, systemChance } from '../base/random.ts';
import { isPracticeHost, startPracticeTarget } from './practice-target.ts';
import { type Manner, type PracticeExit, type PracticePlan, practicePlans } from './practice.ts';

const host = '127.0.0.1';
const steadyMs = 25;
const slowFromMs = 350;
const slowToMs = 1_200;
/** Share of requests that a shaky exit drops. */
const shakyRatio = 0.6;

export interface PracticeHouse {
  readonly exits: readonly PracticeExit[];
  close(): Promise<void>;
}

export async function openPracticeHouse(
  plans: readonly PracticePlan[] = practicePlans,
  chance: Chance = systemChance,
): Promise<PracticeHouse> {
  const sources = new SourceNames();
  const target = await startPracticeTarget((port) => plans.find((it) => it.label === sources.of(port)), chance);
  const resolve = (name: string) => (isPracticeHost(name) ? { host, port: target.port } : undefined);
  const running: FakeExit[] = [];
  const exits = await Promise.all(
    plans.map(async (plan): Promise<PracticeExit> => {
      const { manner, signedIn, ...exit } = plan;
      const username = signedIn ? `practice_${plan.country.toLowerCase()}` : '';
      const password = signedIn ? randomBytes(6).toString('hex') : '';
      const { label, scheme } = plan;
      const credentials = signedIn ? { username, password } : undefined;
      const practice = new FakeExit({ label, scheme, credentials, sources, resolve, ...behaviour(manner, chance) });
      await practice.revive();
      running.push(practice);
      // A dead exit has had its port: nobody else gets it while this runs, nearly always.
      if (manner === 'dead') await practice.kill();
      return { ...exit, host, port: practice.port, username, password };
    }),
  );
  const close = async (): Promise<void> => {
    await Promise.all(running.map((exit) => exit.close()));
    target.close();
  };
  return { exits, close };
}

/** How an exit behaves before it answers: at once, late, or not at all this time. */
function behaviour(
  manner: Manner,
  chance: Chance,
): Pick<ConstructorParameters<typeof FakeExit>[0], 'delayMs' | 'mannerNow'> {
  const delayMs = (): number =>
    manner === 'slow' ? slowFromMs + chance() * (slowToMs - slowFromMs) : 1 + chance() * steadyMs;
  return manner === 'shaky' ? { delayMs, mannerNow: () => (chance() < shakyRatio ? 'cut-head' : 'work') } : { delayMs };
}
