// What asking the rules costs: without rules, with 10 000 rules about names, networks and proxy users, for requests that one of them is about
// and for requests none is about.
import type { RuleWhen } from '@gyre/shared/contract/rules';
import type { RuleAsk } from '@gyre/server/core/rules/ask';
import { compileRules, type RuleSource } from '@gyre/server/core/rules/compile';
import { matchRule } from '@gyre/server/core/rules/match';
import { type Measured, print } from '../lib/measure.ts';

const count = 10_000;
const calls = 100_000;
const rulesOf = (whenOf: (i: number) => RuleWhen): RuleSource[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{ id: `rule_${i}`, name: `rule ${i}`, when: whenOf(i), then: { criteria: { countries: ['GB'] } } },
  }));
const askOf = (host: string, proxyUser = 'alice'): RuleAsk => ({
  ...{ host, port: 443, kind: 'connect', method: '', proxyUser, listenerId: 'listener_1', wishes: {} },
  ...{ wishedPoolId: undefined, nowMs: Date.parse('2026-11-25T12:00:00Z') },
});
const many = (of: (i: number) => RuleAsk): RuleAsk[] => Array.from({ length: 1024 }, (_, i) => of((i * 7919) % count));

const worlds: readonly (readonly [name: string, rules: RuleSource[], asks: RuleAsk[]])[] = [
  ['no rules', [], many((i) => askOf(`www.site-${i}.example`))],
  [
    '10 000 names, one is it',
    rulesOf((i) => ({ targets: [`site-${i}.example`] })),
    many((i) => askOf(`site-${i}.example`)),
  ],
  [
    '10 000 suffixes, one is it',
    rulesOf((i) => ({ targets: [`*.site-${i}.example`] })),
    many((i) => askOf(`www.site-${i}.example`)),
  ],
  [
    '10 000 suffixes, none is it',
    rulesOf((i) => ({ targets: [`*.site-${i}.example`] })),
    many((i) => askOf(`www.shop-${i}.example`)),
  ],
  [
    '10 000 IPv4 networks, one is it',
    rulesOf((i) => ({ targets: [`20.${i >> 8}.${i & 255}.0/24`] })),
    many((i) => askOf(`20.${i >> 8}.${i & 255}.7`)),
  ],
  [
    '10 000 proxy users, one is it',
    rulesOf((i) => ({ proxyUsers: [`user-${i}`] })),
    many((i) => askOf('www.shop.example', `user-${i}`)),
  ],
];

const results: Measured[] = [];
for (const [name, rules, asks] of worlds) {
  const compiled = compileRules(rules);
  results.push(cpu(name, calls, (i) => void matchRule(compiled, asks[i & 1023]!)));
  console.log(
    `${name}: single calls, the clock included: ${percentiles((i) => void matchRule(compiled, asks[i & 1023]!))}`,
  );
}
const suffixes = worlds[2]![1];
results.push(cpu('compiling 10 000 suffixes', 5, () => void compileRules(suffixes)));
print(results);

function percentiles(run: (i: number) => void): string {
  const times = Float64Array.from({ length: calls }, (_, i) => {
    const startedAt = process.hrtime.bigint();
    run(i);
    return Number(process.hrtime.bigint() - startedAt);
  }).sort();
  return `p50 ${times[calls / 2]} ns, p99 ${times[(calls * 99) / 100]} ns`;
}

/** Like `measure`, in CPU time of this process: what neighbours on the machine take does not count. */
function cpu(name: string, perRound: number, run: (i: number) => void): Measured {
  for (let i = 0; i < perRound; i++) run(i);
  const rounds = Array.from({ length: 11 }, () => {
    const before = process.cpuUsage();
    for (let i = 0; i < perRound; i++) run(i);
    const { user, system } = process.cpuUsage(before);
    return ((user + system) * 1000) / perRound;
  }).sort((a, b) => a - b);
  return { name, medianNs: rounds[5]!, minNs: rounds[0]!, maxNs: rounds[10]! };
}
