import { expect, it } from 'vitest';
import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { explanationText } from './explain-command.ts';

it('says an explanation in lines, with the reason for each group of exits', () => {
  const explanation = fixtures['explain.ask'];
  const text = explanationText(explanation);
  expect(text).toContain(explanation.outcome.text);
  for (const { count, text: reason } of explanation.pools.flatMap((it) => it.dropped))
    expect(text).toContain(`−${count} ${reason}`);
  for (const { text: help } of explanation.helps) expect(text).toContain(help);
});
