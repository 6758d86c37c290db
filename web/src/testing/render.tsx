// Renders a screen as a person gets it: the real router and cache, the network from server.ts. No DOM is installed, so the outcome is the
// markup and the text in it; what needs clicks is tested in a real browser (e2e/ui).
import { forgetDocument } from './browser.ts';
import type { Query, QueryClient } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { renderToStaticMarkup } from 'react-dom/server';
import { Providers } from '../app/providers.tsx';
import { createAppRouter } from '../app/router.tsx';
import { createQueryClient } from '../lib/query-client.ts';
import { signedOut } from '../lib/session.ts';

forgetDocument();

export interface Rendered {
  readonly html: string;
  /** What a person reads, with single spaces. */
  readonly text: string;
  /** Where the router ended up. */
  readonly path: string;
  readonly client: QueryClient;
  /** The screen as it is after the cache changed. */
  readonly again: () => Promise<Rendered>;
}

/** Goes to an address and renders until everything the screen asked for has been answered. */
export async function renderAt(address: string): Promise<Rendered> {
  signedOut();
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { retry: false, retryOnMount: false } });
  const { router, address: arrived } = await arrive(client, address);
  const again = async (): Promise<Rendered> => {
    const html = await settled(client, () =>
      renderToStaticMarkup(
        <Providers client={client}>
          <RouterProvider router={router} />
        </Providers>,
      ),
    );
    return { html, text: textOf(html), path: arrived, client, again };
  };
  return again();
}

/** Follows redirects as a browser would: without a DOM the router reports them instead. */
async function arrive(client: QueryClient, address: string) {
  for (let hop = 0; hop < 5; hop++) {
    const router = createAppRouter(client, createMemoryHistory({ initialEntries: [address] }));
    await router.load();
    const result = router._serverResult;
    const next = result?.type === 'redirect' ? result.redirect.headers.get('location') : null;
    if (next === null) return { router, address };
    address = next;
  }
  throw new Error(`Nobody arrives from ${address}.`);
}

/** One component in the providers of the dashboard, without a router. */
export async function settled(client: QueryClient, render: () => string): Promise<string> {
  for (let round = 0; round < 8; round++) {
    const html = render();
    const open = client.getQueryCache().getAll().filter(isAwaited);
    if (open.length === 0) return html;
    await Promise.allSettled(open.map((query) => query.fetch()));
  }
  throw new Error('The screen never stops asking.');
}

/** Nothing is mounted, so no query has observers; the options they left on it say whether they wanted it. */
const isAwaited = (query: Query): boolean =>
  query.state.status === 'pending' && (query.options as { readonly enabled?: unknown }).enabled !== false;

export function textOf(html: string): string {
  return html
    .replace(/<(script|style)[^>]*>.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ')
    .trim();
}
