import type { Alert } from '@gyre/shared/contract/alerts';
import { describe, expect, it } from 'vitest';
import { withAlerts } from './attention.ts';

const panic: Alert = {
  ...{ id: 'alert_1', kind: 'pool_panic', about: 'pool_1', aboutName: 'german' },
  ...{ text: 'Pool german is in panic.', openedAt: 1, closedAt: null },
};
const many = {
  level: 'warning',
  code: 'many_exits_ejected',
  text: '4 of 9 exits are ejected.',
  link: '/exits',
} as const;

describe('what needs a person', () => {
  it('holds open alerts where they are urgent, each with the place to go', () => {
    expect(withAlerts([many], [panic]).map(({ text, link }) => [text, link])).toEqual([
      ['Pool german is in panic.', '/health?tab=pools'],
      ['4 of 9 exits are ejected.', '/exits'],
    ]);
  });
  it('says nothing twice', () => {
    const said = { level: 'danger', code: 'pool_panic', text: panic.text, link: '/pools' } as const;
    expect(withAlerts([said, many], [panic])).toEqual([said, many]);
  });
});
