// What the admin API is made from, and what a request carries on its way through the middleware.
import type { HttpBindings } from '@hono/node-server';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { LiveHub, Running } from '../control/running-port.ts';
import type { Actor } from '../control/services/context.ts';
import type { Services } from '../control/services/services.ts';

export interface ApiParts {
  readonly services: Services;
  readonly running: Running;
  readonly live: LiveHub;
  readonly log: Log;
  readonly version: string;
  readonly demo: boolean;
  /** When this process started, epoch ms. */
  readonly startedAt: number;
  /** Folder of the built dashboard; the API works without it. */
  readonly webRoot?: string;
  /** First listener, as `/proxy.pac` names it. */
  readonly proxyAddress: { readonly host: string; readonly port: number };
  /** Prometheus text of now. */
  readonly metrics: () => string;
  /** Ends the live streams when aborted. */
  readonly closing?: AbortSignal;
  readonly clock?: Clock;
}

/** Who signed this request, and with what. */
export interface Caller {
  readonly actor: Actor;
  /** The cookie's secret; null when signed in by bearer token. */
  readonly secret: string | null;
  /** What a write by cookie must repeat in X-Gyre-CSRF; null for tokens. */
  readonly csrf: string | null;
}

export interface ApiEnv {
  /** Absent in tests that call the app without a socket. */
  Bindings: Partial<HttpBindings>;
  Variables: { requestId: string; caller: Caller | undefined };
}

export const apiBase = '/api/v1';
