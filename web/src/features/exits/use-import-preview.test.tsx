// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { fakeApi, writes } from '../../testing/fake-api.ts';
import type { ImportOptions } from './mutations.ts';
import { useImportPreview } from './use-import-preview.ts';

const options: ImportOptions = { scheme: 'http' };
const empty = { added: 1, updated: 0, unchanged: 0, skipped: 0, errors: 0, format: 'lines', lines: [] };

function previewOf(first: string) {
  const asked = fakeApi({ 'POST /exits/import': empty });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
  );
  const hook = renderHook(({ text }) => useImportPreview(text, options, true), {
    wrapper,
    initialProps: { text: first },
  });
  return { ...hook, texts: () => writes(asked).map(({ body }) => body) };
}

describe('the preview of an import', () => {
  it('is asked for when the text rests, and once for each text', async () => {
    const { result, rerender, texts } = previewOf('a:1');
    await waitFor(() => expect(result.current.report?.added).toBe(1));
    rerender({ text: 'a:12' });
    expect(result.current.stale).toBe(true);
    rerender({ text: 'a:123' });
    await waitFor(() => expect(result.current.stale).toBe(false));
    expect(texts()).toEqual(['a:1', 'a:123']);
  });

  it('is gone with the text', async () => {
    const { result, rerender } = previewOf('a:1');
    await waitFor(() => expect(result.current.report).toBeDefined());
    rerender({ text: ' ' });
    expect(result.current.report).toBeUndefined();
  });

  it('of a very long text waits until somebody asks', async () => {
    const text = 'gw.example:8000\n'.repeat(20_000);
    const { result, texts } = previewOf(text);
    expect(result.current.byHand).toBe(true);
    expect(texts()).toEqual([]);
    act(() => result.current.ask({ text, options }));
    await waitFor(() => expect(result.current.report?.added).toBe(1));
    expect(texts()).toEqual([text]);
  });
});
