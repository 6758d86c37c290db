// The route tree. Each screen is a chunk of its own, loaded when somebody goes there or is about to.
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type AnyRoute,
  type RouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { parseSearch, stringifySearch } from '../lib/address.ts';
import { requireAdmin, requireSignedOut, requireUnclaimed } from './guard.ts';
import { NotFound } from './shell/not-found.tsx';
import { RegionError } from './shell/region-error.tsx';
import { Shell } from './shell/shell.tsx';
import { Starting } from './shell/starting.tsx';

export function createAppRouter(client: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree: routeTree(client),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: RegionError,
    defaultNotFoundComponent: NotFound,
    defaultPendingComponent: Starting,
    defaultPendingMs: 300,
    scrollRestoration: true,
    ...(history ? { history } : {}),
  });
}

const screens = (frame: AnyRoute) => {
  const page = <P extends string>(path: P, component: RouteComponent) =>
    createRoute({ getParentRoute: () => frame, path, component });
  return [
    page(
      '/',
      lazyRouteComponent(() => import('./routes/overview.tsx'), 'OverviewRoute'),
    ),
    page(
      '/exits',
      lazyRouteComponent(() => import('./routes/exits.tsx'), 'ExitsRoute'),
    ),
    page(
      '/pools',
      lazyRouteComponent(() => import('./routes/pools.tsx'), 'PoolsRoute'),
    ),
    page(
      '/pools/$id',
      lazyRouteComponent(() => import('./routes/pool.tsx'), 'PoolRoute'),
    ),
    page(
      '/requests',
      lazyRouteComponent(() => import('./routes/requests.tsx'), 'RequestsRoute'),
    ),
    page(
      '/explain',
      lazyRouteComponent(() => import('./routes/explain.tsx'), 'ExplainRoute'),
    ),
    page(
      '/rules',
      lazyRouteComponent(() => import('./routes/rules.tsx'), 'RulesRoute'),
    ),
    page(
      '/sessions',
      lazyRouteComponent(() => import('./routes/sessions.tsx'), 'SessionsRoute'),
    ),
    page(
      '/places',
      lazyRouteComponent(() => import('./routes/places.tsx'), 'PlacesRoute'),
    ),
    page(
      '/health',
      lazyRouteComponent(() => import('./routes/health.tsx'), 'HealthRoute'),
    ),
    page(
      '/proxy-users',
      lazyRouteComponent(() => import('./routes/proxy-users.tsx'), 'ProxyUsersRoute'),
    ),
    page(
      '/proxy-users/$id',
      lazyRouteComponent(() => import('./routes/proxy-user.tsx'), 'ProxyUserRoute'),
    ),
    page(
      '/listeners',
      lazyRouteComponent(() => import('./routes/listeners.tsx'), 'ListenersRoute'),
    ),
    page(
      '/changes',
      lazyRouteComponent(() => import('./routes/changes.tsx'), 'ChangesRoute'),
    ),
    page(
      '/changes/$id',
      lazyRouteComponent(() => import('./routes/changes.tsx'), 'ChangesRoute'),
    ),
    page(
      '/settings',
      lazyRouteComponent(() => import('./routes/settings.tsx'), 'SettingsRoute'),
    ),
    page(
      '/settings/admins',
      lazyRouteComponent(() => import('./routes/settings.tsx'), 'AdminsRoute'),
    ),
    page(
      '/settings/tokens',
      lazyRouteComponent(() => import('./routes/settings.tsx'), 'TokensRoute'),
    ),
    page(
      '/settings/backups',
      lazyRouteComponent(() => import('./routes/settings.tsx'), 'BackupsRoute'),
    ),
    page(
      '/settings/config',
      lazyRouteComponent(() => import('./routes/settings.tsx'), 'ConfigRoute'),
    ),
    page(
      '/help/codes',
      lazyRouteComponent(() => import('./routes/codes.tsx'), 'CodesRoute'),
    ),
    page('/$', NotFound),
  ];
};

/** The parameter in which a list holds the one that is open, where it has one. */
const openIn: Readonly<Record<string, string>> = { '/exits': 'exit', '/requests': 'request', '/rules': 'rule' };

/** Addresses of one thing, as texts of the server and people write them: they open the list the thing is in. */
const things = (frame: AnyRoute) =>
  (['/exits', '/requests', '/rules', '/listeners'] as const).map((list) =>
    createRoute({
      getParentRoute: () => frame,
      path: `${list}/$id`,
      beforeLoad: ({ params }) => {
        const { id = '' } = params as { readonly id?: string };
        const name = openIn[list];
        redirect({ to: list, replace: true, ...(name === undefined ? {} : { search: { [name]: id } }), throw: true });
      },
    }),
  );

function routeTree(client: QueryClient) {
  const root = createRootRoute();
  const frame = createRoute({
    getParentRoute: () => root,
    id: 'frame',
    component: Shell,
    beforeLoad: ({ location }) => requireAdmin(client, location.href),
  });
  const setup = createRoute({
    getParentRoute: () => root,
    path: '/setup',
    component: lazyRouteComponent(() => import('./routes/setup.tsx'), 'SetupRoute'),
    beforeLoad: () => requireUnclaimed(client),
  });
  // The address printed to the terminal; a code in it moves to the fragment, which browsers neither send nor log.
  const claim = createRoute({
    getParentRoute: () => root,
    path: '/claim',
    beforeLoad: ({ search }) => {
      const code = textOf(search, 'code');
      redirect({ to: '/setup', replace: true, ...(code === '' ? {} : { hash: code }), throw: true });
    },
  });
  const signIn = createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('./routes/sign-in.tsx'), 'SignInRoute'),
    beforeLoad: ({ search }) => requireSignedOut(client, textOf(search, 'to')),
  });
  return root.addChildren([frame.addChildren([...screens(frame), ...things(frame)]), setup, claim, signIn]);
}

function textOf(search: object, name: string): string {
  const value = (search as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : '';
}
