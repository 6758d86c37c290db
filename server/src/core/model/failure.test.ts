import { expect, it } from 'vitest';
import { failureFacts } from '@gyre/shared/failure-facts';
import { failureCodes } from '@gyre/shared/vocabulary';
import { failure, failures } from './failure.ts';

it('has a row with a sentence for every code', () => {
  for (const code of failureCodes) expect(failures[code].hint).toMatch(/^[A-Z].*\.$/);
});
it('never retries what the client or the house is to blame for', () => {
  for (const code of failureCodes)
    if (failures[code].origin === 'client' || failures[code].origin === 'house')
      expect(failures[code].retry).toBe('never');
});
it('shows statuses that clients know', () => {
  expect(failures.proxy_auth_required).toMatchObject({ status: 407, socksReply: 2 });
  expect(failures.no_eligible_exit.status).toBe(503);
  expect(failures.request_timeout).toMatchObject({ status: 504, socksReply: 6 });
  expect(failure('dns_error')).toEqual({ code: 'dns_error', detail: '' });
});
it('says the same of each code as the dashboard', () => {
  for (const code of failureCodes) expect(failures[code]).toMatchObject(failureFacts[code]);
});
