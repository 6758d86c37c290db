// `npm run bench:compare -- <ref>`: CPU time per request of this tree against that of a git ref. Both run at once, slices alternate (A B B A …), medians
// are compared, so that a busy machine hurts both alike. `--gate N` ends with 1 when a load costs more than N percent more, twice in a row.
// Options: --rounds 7, --requests 3000. Figures as JSON: --out FILE.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { startFakeExit } from '@gyre/server/testkit/fake-exit';
import { startFakeTarget } from '@gyre/server/testkit/fake-target';
import { type Gyre, startGyre } from '../../e2e/harness/processes.ts';
import { importExits } from '../../e2e/harness/world.ts';
import { type Load, loads } from './loads.ts';
import { ownTree, treeOf, type Tree } from './ref-tree.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '7' },
    requests: { type: 'string', default: '3000' },
    gate: { type: 'string' },
    out: { type: 'string' },
  },
});
const [rounds, requests] = [Number(values.rounds), Number(values.requests)];
const other = refTree(positionals[0] ?? 'HEAD');
const target = await startFakeTarget();
const exits = await Promise.all(Array.from({ length: 8 }, () => startFakeExit({ scheme: 'http' })));

/** A commit that cannot be had or built is nothing to be measured against: said, and no failure of this tree. */
function refTree(ref: string): Tree {
  try {
    return treeOf(ref);
  } catch (error) {
    console.log(`${ref} cannot be built, nothing is compared: ${String(error)}`);
    process.exit(0);
  }
}
interface Side {
  readonly tree: Tree;
  readonly gyre: Gyre;
  readonly pids: readonly number[];
}
async function sideOf(tree: Tree): Promise<Side> {
  const gyre = await startGyre({ workers: 1, main: tree.main });
  await importExits(gyre, exits.map((it) => it.url).join('\n'));
  return { tree, gyre, pids: [...(await gyre.workerPids()), await gyre.controlPid()] };
}
/** CPU time used so far, µs; the kernel counts in hundredths of a second. */
function cpuOf({ pids }: Side): number {
  let ticks = 0;
  for (const pid of pids) {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks * 10_000;
}
async function slice(side: Side, load: Load): Promise<number> {
  const before = cpuOf(side);
  await load.run(side.gyre.proxyPort, target.port, requests);
  return (cpuOf(side) - before) / requests;
}
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

interface Figure {
  readonly load: string;
  readonly own: readonly number[];
  readonly other: readonly number[];
  /** Own median ÷ that of the ref. */
  readonly ratio: number;
}
async function compared(load: Load, [own, other]: readonly [Side, Side]): Promise<Figure> {
  const times = { own: [] as number[], other: [] as number[] };
  // Not counted: the first slice is compilation.
  for (const side of [own, other]) await slice(side, load);
  for (let round = 0; round < rounds; round++)
    for (const side of round % 2 === 0 ? [own, other] : [other, own])
      times[side === own ? 'own' : 'other'].push(await slice(side, load));
  const figure = { load: load.name, ...times, ratio: median(times.own) / median(times.other) };
  const spread = (of: readonly number[]): string => `${Math.min(...of).toFixed(0)}–${Math.max(...of).toFixed(0)}`;
  console.log(
    `${load.name.padEnd(9)} this ${median(times.own).toFixed(0)} µs (${spread(times.own)})  ref ${median(times.other).toFixed(0)} µs (${spread(times.other)})  ratio ${figure.ratio.toFixed(3)}`,
  );
  return figure;
}

const sides = [await sideOf(ownTree()), await sideOf(other)] as const;
console.log(`this ${sides[0].tree.commit}\nref  ${sides[1].tree.commit}; CPU of control and one worker per request`);
const limit = values.gate === undefined ? Infinity : 1 + Number(values.gate) / 100;
const figures: Figure[] = [];
const tooMuch: string[] = [];
for (const load of loads) {
  let figure = await compared(load, sides);
  // Once may be the machine; the second look decides.
  if (figure.ratio > limit) figure = await compared(load, sides);
  if (figure.ratio > limit)
    tooMuch.push(`${load.name}: ${((figure.ratio - 1) * 100).toFixed(0)} % more CPU per request`);
  figures.push(figure);
}
if (values.out !== undefined) {
  const [machine] = cpus();
  const about = { at: new Date().toISOString(), node: process.version, cpu: machine?.model, cores: cpus().length };
  const trees = { this: sides[0].tree.commit, ref: sides[1].tree.commit };
  writeFileSync(values.out, `${JSON.stringify({ ...about, ...trees, rounds, requests, figures }, null, 2)}\n`);
}
for (const { gyre } of sides) await gyre.stop();
await Promise.all([...exits.map((it) => it.close()), target.close()]);
if (tooMuch.length > 0) {
  console.error(`over the limit of ${values.gate} %: ${tooMuch.join('; ')}`);
  process.exitCode = 1;
}
