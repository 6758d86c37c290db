// Services without a database: every verb answers its fixture and remembers how it was called; accounts know one admin and three tokens.
// For tests of the admin API, which knows nothing else of the house.
import { type EndpointId, api } from '@gyre/shared/contract/api';
import { fixtures } from '@gyre/shared/fixtures/fixtures';
import type { Scope } from '@gyre/shared/vocabulary';
import { systemClock } from '../src/base/clock.ts';
import { silentLog } from '../src/base/log.ts';
import { createApp } from '../src/api/app.ts';
import type { ApiParts } from '../src/api/parts.ts';
import { Hub } from '../src/control/live.ts';
import type { Inventory } from '../src/control/inventory-port.ts';
import type { Running } from '../src/control/running-port.ts';
import type { Actor, ServiceContext } from '../src/control/services/context.ts';
import { ServiceError } from '../src/control/services/errors.ts';
import type { Accounts, SignedIn, VerbInput, Verbs } from '../src/control/services/services.ts';
import type { Endpoint } from '@gyre/shared/contract/contract';

export interface Call {
  readonly id: EndpointId;
  readonly context: ServiceContext;
  readonly input: VerbInput<Endpoint>;
}
type AnyVerb = (context: ServiceContext, input: VerbInput<Endpoint>) => unknown;

export class FakeServices {
  readonly calls: Call[] = [];
  /** Put a verb here to answer otherwise. */
  readonly instead = new Map<EndpointId, AnyVerb>();
  readonly accounts = new FakeAccounts();

  get verbs(): Verbs {
    const verb =
      (id: EndpointId): AnyVerb =>
      (context, input) => {
        this.calls.push({ id, context, input });
        const other = this.instead.get(id);
        return other === undefined ? fixtures[id] : other(context, input);
      };
    const served = api.map((it) => it.id).filter((id) => !/^(?:setup|auth)\./.test(id));
    return Object.fromEntries(served.map((id) => [id, verb(id)])) as unknown as Verbs;
  }
}

export const session = {
  secret: 'cookie-secret',
  csrf: 'csrf-word',
  password: 'correct horse',
  code: 'first-run-code',
};
const rosa: Actor = { kind: 'admin', id: 'admin_1', name: 'rosa', scope: 'admin' };

export class FakeAccounts implements Accounts {
  isClaimed = true;
  readonly sessions = new Set([session.secret]);
  readonly addresses: string[] = [];

  claimed(): boolean {
    return this.isClaimed;
  }
  claim(code: string, name: string, _password: string, clientAddress: string): Promise<SignedIn> {
    this.addresses.push(clientAddress);
    if (this.isClaimed) return Promise.reject(new ServiceError('conflict', 'Claimed already.'));
    if (code !== session.code) return Promise.reject(new ServiceError('forbidden', 'That is not the code.'));
    return Promise.resolve(this.signedIn(name));
  }
  signIn(name: string, password: string, clientAddress: string): Promise<SignedIn> {
    this.addresses.push(clientAddress);
    if (name === 'hasty') return Promise.reject(new ServiceError('limit', 'Too many.', { retryAfterMs: 1500 }));
    if (password !== session.password)
      return Promise.reject(new ServiceError('unauthorized', 'Wrong name or password.'));
    return Promise.resolve(this.signedIn(name));
  }
  signOut(secret: string): void {
    this.sessions.delete(secret);
  }
  bySession(secret: string): { readonly actor: Actor; readonly csrf: string } | undefined {
    return this.sessions.has(secret) ? { actor: rosa, csrf: session.csrf } : undefined;
  }
  /** `read-token`, `operate-token`, `admin-token`. */
  byToken(token: string): Actor | undefined {
    const scope = /^(read|operate|admin)-token$/.exec(token)?.[1] as Scope | undefined;
    return scope && { kind: 'token', id: `token_${scope}`, name: scope, scope };
  }
  private signedIn(name: string): SignedIn {
    return { actor: { ...rosa, name }, secret: session.secret, csrf: session.csrf, expiresAt: 0 };
  }
}

/** The app over fake services, with the real live hub. */
export function fakeApi(more: Partial<ApiParts> = {}) {
  const fake = new FakeServices();
  const state = { ready: true };
  const hub = new Hub({
    version: '0.1.0',
    startedAt: 1000,
    failed: (error) => {
      throw error;
    },
  });
  const running = {
    fleet: {
      ready: () => state.ready,
      revisionState: () => ({ ...fixtures['revisions.current'], running: 0 }),
      listenerStates: () => new Map(),
    },
  } as unknown as Running;
  const parts: ApiParts = {
    services: { verbs: fake.verbs, accounts: fake.accounts, inventory: {} as Inventory },
    running,
    live: hub,
    log: silentLog,
    version: '0.1.0',
    demo: false,
    startedAt: 1000,
    proxyAddress: { host: '127.0.0.1', port: 8080 },
    metrics: () => 'gyre_build_info 1\n',
    clock: systemClock,
    ...more,
  };
  return { app: createApp(parts), parts, fake, hub, state };
}

export const as = (scope: Scope) => ({ authorization: `Bearer ${scope}-token` });
export const asBrowser = { cookie: `gyre_session=${session.secret}`, 'x-gyre-csrf': session.csrf };
/** What @hono/node-server hands over for a connection from this address. */
export const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
export const json = (body: unknown) => ({
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});
