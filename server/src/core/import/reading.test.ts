import { expect, it } from 'vitest';
import { bareReading, splitCredentials } from './reading.ts';

it('splits credentials at the first colon and says where the password stands', () => {
  expect(splitCredentials('us:p:w', 10)).toEqual({ username: 'us', password: 'p:w', hidden: [13, 16] });
  expect(splitCredentials('us:', 0)).toEqual({ username: 'us', password: '', hidden: [3, 3] });
  expect(splitCredentials('us', 0)).toEqual({ username: 'us', password: '', hidden: undefined });
});

it('begins without credentials and without warnings', () => {
  const endpoint = { host: '1.2.3.4', port: 80, strong: true, fault: undefined };
  expect(bareReading(endpoint)).toEqual({ endpoint, username: '', password: '', warnings: [], hidden: undefined });
});
