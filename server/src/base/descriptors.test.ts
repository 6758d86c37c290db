import { expect, it } from 'vitest';
import { descriptorLimit, descriptorShares } from './descriptors.ts';

const limits = `Limit                     Soft Limit           Hard Limit           Units
Max file size             unlimited            unlimited            bytes
Max open files            4096                 524288               files
`;

it('reads the soft limit, and knows nothing where nothing is said', () => {
  expect(descriptorLimit(() => limits)).toBe(4096);
  expect(descriptorLimit(() => 'Max open files            unlimited   unlimited  files')).toBeUndefined();
  const none = (): string => {
    throw new Error('ENOENT');
  };
  expect(descriptorLimit(none)).toBeUndefined();
});
it('leaves every client a connection to an exit, and never promises more than there are', () => {
  for (const limit of [64, 256, 1024, 1_048_576]) {
    const { clients, idle, away } = descriptorShares(limit);
    expect(2 * clients + idle + away).toBeLessThanOrEqual(limit);
    expect(clients).toBeGreaterThan(0);
  }
  expect(descriptorShares(undefined)).toEqual({ clients: Infinity, idle: Infinity, away: Infinity });
});
