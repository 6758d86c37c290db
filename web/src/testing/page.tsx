// Renders one screen as it runs: a real router on a memory address, a real cache, somebody signed in. Needs happy-dom.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
  type AnyRouter,
} from '@tanstack/react-router';
import { cleanup, configure, render } from '@testing-library/react';
import { Tooltip } from 'radix-ui';
import type { FunctionComponent } from 'react';
import type { Scope } from '@gyre/shared/vocabulary';
import { vi } from 'vitest';
import { handleKey } from '../lib/hotkeys.ts';
import { signedIn } from '../lib/session.ts';

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 20_000 });
configure({ asyncUtilTimeout: 8000 });

interface PageOptions {
  readonly path: string;
  readonly scope?: Scope;
}

/** The address of the screen, to read what it says and to change it. */
export interface RenderedPage {
  readonly search: () => Readonly<Record<string, unknown>>;
}

export function renderPage(Page: FunctionComponent, { path, scope = 'admin' }: PageOptions): RenderedPage {
  cleanup();
  giveRoom();
  signedIn({ kind: 'admin', name: 'mk', scope, csrf: 'csrf-1' });
  const root = createRootRoute();
  const router: AnyRouter = createRouter({
    routeTree: root.addChildren(
      [
        '/exits',
        '/pools',
        '/pools/$id',
        '/sessions',
        '/places',
        '/health',
        '/proxy-users',
        '/listeners',
        '/settings',
        '/rules',
        '/explain',
        '/requests',
        '/changes',
      ].map((one) =>
        createRoute({
          getParentRoute: () => root,
          path: one,
          component: path.startsWith(one.replace('$id', '')) ? Page : () => null,
        }),
      ),
    ),
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
  document.addEventListener('keydown', handleKey);
  render(
    <QueryClientProvider client={client}>
      <Tooltip.Provider>
        <RouterProvider router={router} />
      </Tooltip.Provider>
    </QueryClientProvider>,
  );
  return { search: () => router.state.location.search as Readonly<Record<string, unknown>> };
}

/** A page without layout has no size; lists that only keep rows near the viewport need one. */
function giveRoom(): void {
  for (const [name, px] of [
    ['offsetHeight', 800],
    ['offsetWidth', 1200],
    ['clientHeight', 800],
    ['clientWidth', 1200],
  ] as const) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => px });
  }
  // It would report the sizes that are not there.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
}
