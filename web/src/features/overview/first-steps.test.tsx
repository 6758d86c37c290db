// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi, pageOf, Refusal } from '../../testing/fake-api.ts';
import { useFirstStepsRead } from './components/first-steps.tsx';

const read = () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return renderHook(() => useFirstStepsRead(true), {
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  }).result;
};

it('counts the first steps as read once both lists are here, or cannot be had', async () => {
  let answer = (_: unknown): void => undefined;
  const users = new Promise((resolve) => (answer = resolve));
  const asked = fakeApi({ 'GET /listeners': pageOf([]), 'GET /proxy-users': users });
  const whole = read();
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(whole.current).toBe(false);
  answer(pageOf([]));
  await waitFor(() => expect(whole.current).toBe(true));

  fakeApi({ 'GET /listeners': pageOf([]), 'GET /proxy-users': new Refusal(500, 'internal', 'The disk is full.') });
  const failed = read();
  await waitFor(() => expect(failed.current).toBe(true));
});
