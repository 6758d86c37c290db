// Explanations as the API answers them, for tests of this feature.
import type { Explanation } from '@gyre/shared/contract/explain';

const noon = 1_741_098_600_000;
const exit = (number: number): string => `exit_${String(number).padStart(26, '0')}`;

/** Two of six German exits are left, and the second has fewer requests open. */
export const chosen: Explanation = {
  revision: 58,
  at: noon,
  ask: {
    proxyUser: 'alice',
    target: 'shop.example:443',
    kind: 'connect',
    pool: 'de_res',
    wishes: [
      { key: 'country', value: 'DE', from: 'username' },
      { key: 'guarantee', value: 'same_country', from: 'rule' },
    ],
  },
  rule: { id: 'rule_00000000000000000000000003', name: 'Shop', position: 2, does: 'pool de_res' },
  rulesPassed: 2,
  session: null,
  pools: [
    {
      id: 'pool_00000000000000000000000001',
      name: 'de_res',
      strategy: 'least-in-flight',
      members: 6,
      dropped: [
        {
          reason: 'criteria',
          count: 3,
          text: '3 exits are not in DE',
          examples: [1, 2, 3].map((n) => ({ id: exit(n), label: `acme-us-${n}`, detail: 'is in US' })),
        },
        {
          reason: 'full',
          count: 1,
          text: '1 exit is full',
          examples: [{ id: exit(4), label: 'acme-de-4', detail: '8 of 8' }],
        },
      ],
      kept: 2,
      panic: false,
      spared: 0,
      best: [
        candidate(5, { label: 'acme-de-5', inFlight: 2, picked: true }),
        candidate(6, { label: 'acme-de-6', inFlight: 9 }),
      ],
    },
  ],
  outcome: { exitId: exit(5), exitLabel: 'acme-de-5', code: null, status: null, text: 'Leaves by acme-de-5.' },
  helps: [],
};

/** Nothing is left of the pool, and two changes would help. */
export const refused: Explanation = {
  ...chosen,
  rule: null,
  rulesPassed: 3,
  pools: [{ ...chosen.pools[0]!, kept: 0, best: [] }],
  outcome: {
    exitId: null,
    exitLabel: null,
    code: 'no_eligible_exit',
    status: 503,
    text: 'None of 6 exits in pool de_res can be chosen.',
  },
  helps: [
    { kind: 'wish', text: 'Allow AT and CH', exits: 88, wish: 'country' },
    { kind: 'not_enabled', text: 'Switch on 12 exits that are off', exits: 12, wish: null },
  ],
};

function candidate(
  number: number,
  changes: Partial<Explanation['pools'][number]['best'][number]>,
): Explanation['pools'][number]['best'][number] {
  return {
    id: exit(number),
    label: '',
    country: 'DE',
    city: 'Berlin',
    state: 'healthy',
    inFlight: 0,
    maxInFlight: 20,
    latencyMs: 120,
    weight: 1,
    priority: 1,
    price: null,
    score: null,
    picked: false,
    ...changes,
  };
}
