import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { expect, it } from 'vitest';
import { planText } from './config-command.ts';

it('says a plan in lines, one for each field', () => {
  const plan = fixtures['config.plan'];
  expect(planText(plan).split('\n')).toEqual([
    ...['~ pools "shop"', '    retry.maxAttempts: 3 → 5', '+ proxy-users "milan"', '    pools: ["shop"]'],
    ...['- rules "old campaign"', '! proxy-users "milan" A password is made, and shown once.'],
    ...['1 to create, 1 to change, 1 to remove, 9 unchanged', ''],
  ]);
  expect(planText({ ...plan, steps: [] })).toBe('Nothing to do: 9 objects are as the document says.\n');
});
