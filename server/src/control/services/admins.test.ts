import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeApi, json } from '../../../testkit/fake-services.ts';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';

const password = 'correct horse battery';
let house: StoredHouse;
let app: ReturnType<typeof fakeApi>['app'];
beforeEach(() => {
  house = openStoredHouse({ admin: { username: 'root', password } });
  app = fakeApi({ services: house.services }).app;
});
afterEach(() => house.close());

interface Browser {
  readonly headers: Readonly<Record<string, string>>;
}
interface Shown {
  readonly data: { readonly id: string; readonly role: string; readonly sessions: number };
  readonly password: string | null;
}
async function signIn(name: string, word = password): Promise<Browser> {
  const answer = await app.request('/api/v1/sign-in', { method: 'POST', ...json({ name, password: word }) });
  if (answer.status !== 200) throw new Error(String(answer.status));
  const { csrf } = (await answer.json()) as { csrf: string };
  return { headers: { cookie: answer.headers.get('set-cookie')!.split(';')[0]!, 'x-gyre-csrf': csrf } };
}
const ask = ({ headers }: Browser, method: string, path: string, body?: unknown) => {
  const sent = body === undefined ? {} : json(body);
  return app.request(`/api/v1${path}`, {
    method,
    ...sent,
    headers: { ...headers, 'content-type': 'application/json' },
  });
};
const made = async (root: Browser, body: object): Promise<Shown> =>
  (await (await ask(root, 'POST', '/admins', body)).json()) as Shown;
const statusOf = async (...call: Parameters<typeof ask>): Promise<number> => (await ask(...call)).status;

// scrypt takes its time, more on a busy machine.
describe('admins', { timeout: 60_000 }, () => {
  it('may what their role says, from the call after it changed', async () => {
    const root = await signIn('root');
    const { data, password: shown } = await made(root, { name: 'vera', role: 'view' });
    const vera = await signIn('vera', shown!);
    const me = await (await ask(vera, 'GET', '/me')).json();
    expect(me).toMatchObject({ kind: 'admin', name: 'vera', scope: 'read' });
    const exit = { scheme: 'http', host: 'a.example', port: 1 };
    expect(await statusOf(vera, 'GET', '/exits')).toBe(200);
    expect(await statusOf(vera, 'POST', '/exits', exit)).toBe(403);
    expect(await statusOf(vera, 'GET', '/admins')).toBe(403);
    expect(await statusOf(root, 'PATCH', `/admins/${data.id}`, { role: 'operate' })).toBe(200);
    expect(await statusOf(vera, 'POST', '/exits', exit)).toBe(201);
    expect(await statusOf(vera, 'PATCH', '/settings', {})).toBe(403);
    expect(await statusOf(vera, 'POST', '/tokens', { name: 'x', scope: 'admin' })).toBe(403);
    expect(await statusOf(root, 'PATCH', `/admins/${data.id}`, { role: 'full' })).toBe(200);
    expect(await statusOf(vera, 'GET', '/admins')).toBe(200);
  });

  it('have one name each, and a password that is shown only when it was made', async () => {
    const root = await signIn('root');
    const given = await made(root, { name: 'vera', role: 'view', password });
    expect(given.password).toBeNull();
    expect(await statusOf(root, 'POST', '/admins', { name: 'VERA', role: 'view' })).toBe(409);
    const list = await (await ask(root, 'GET', '/admins')).text();
    expect(list).not.toContain('scrypt');
    expect(JSON.parse(list)).toMatchObject({
      items: [
        { name: 'root', you: true },
        { name: 'vera', you: false },
      ],
    });
  });

  it('who are removed or get another password are signed out', async () => {
    const root = await signIn('root');
    const { data } = await made(root, { name: 'vera', role: 'full', password });
    const vera = await signIn('vera');
    const reset = (await (await ask(root, 'POST', `/admins/${data.id}/password`, {})).json()) as Shown;
    expect(reset.data.sessions).toBe(0);
    expect(await statusOf(vera, 'GET', '/me')).toBe(401);
    await expect(signIn('vera')).rejects.toThrow('401');
    const again = await signIn('vera', reset.password!);
    expect(await statusOf(root, 'DELETE', `/admins/${data.id}`)).toBe(204);
    expect(await statusOf(again, 'GET', '/me')).toBe(401);
    expect(await statusOf(root, 'DELETE', `/admins/${data.id}`)).toBe(404);
    await expect(signIn('vera', reset.password!)).rejects.toThrow('401');
  });

  it('do not get round the question for their own password', async () => {
    const root = await signIn('root');
    const { items } = (await (await ask(root, 'GET', '/admins')).json()) as { items: { id: string }[] };
    expect(await statusOf(root, 'POST', `/admins/${items[0]!.id}/password`, {})).toBe(409);
    expect(await statusOf(root, 'GET', '/me')).toBe(200);
  });

  it('leave no private view behind, and only admins read what changed about them', async () => {
    const root = await signIn('root');
    const { data } = await made(root, { name: 'vera', role: 'operate', password });
    const vera = await signIn('vera');
    for (const shared of [true, false])
      await ask(vera, 'POST', '/views', { name: `shared ${shared}`, q: 'country:DE', cols: ['label'], shared });
    const seen = async (by: Browser): Promise<{ noun: string; id: string }[]> =>
      ((await (await ask(by, 'GET', '/changes')).json()) as { items: { noun: string; id: string }[] }).items;
    const about = (await seen(root)).find((it) => it.noun === 'admins')!;
    expect((await seen(vera)).filter((it) => it.noun === 'admins')).toEqual([]);
    expect(await statusOf(vera, 'GET', `/changes/${about.id}`)).toBe(404);
    expect(await statusOf(root, 'GET', `/changes/${about.id}`)).toBe(200);
    await ask(root, 'DELETE', `/admins/${data.id}`);
    expect(house.database.sqlite.prepare('select name from views').pluck().all()).toEqual(['shared true']);
  });

  it('keep one who may do everything', async () => {
    const root = await signIn('root');
    await made(root, { name: 'vera', role: 'operate', password });
    const { items } = (await (await ask(root, 'GET', '/admins')).json()) as { items: { id: string }[] };
    const path = `/admins/${items[0]!.id}`;
    expect(await statusOf(root, 'DELETE', path)).toBe(409);
    expect(await statusOf(root, 'PATCH', path, { role: 'view' })).toBe(409);
    await made(root, { name: 'otto', role: 'full', password });
    expect(await statusOf(root, 'PATCH', path, { role: 'view' })).toBe(200);
    expect(await statusOf(root, 'GET', '/admins')).toBe(403);
  });
});

describe('an admin', { timeout: 60_000 }, () => {
  it('changes his own password and stays signed in here alone', async () => {
    const [here, elsewhere] = [await signIn('root'), await signIn('root')];
    const body = { current: password, password: 'another horse battery' };
    expect(await statusOf(here, 'POST', '/me/password', { ...body, current: 'a guess' })).toBe(400);
    expect(await statusOf(here, 'POST', '/me/password', body)).toBe(204);
    expect(await statusOf(here, 'GET', '/me')).toBe(200);
    expect(await statusOf(elsewhere, 'GET', '/me')).toBe(401);
    await signIn('root', body.password);
  });

  it('sees the browsers he is signed in with and ends one', async () => {
    const [here, elsewhere] = [await signIn('root'), await signIn('root')];
    const read = async (): Promise<{ id: string; current: boolean }[]> =>
      ((await (await ask(here, 'GET', '/me/sessions')).json()) as { items: { id: string; current: boolean }[] }).items;
    const other = (await read()).find((it) => !it.current)!;
    expect(await statusOf(here, 'DELETE', `/me/sessions/${other.id}`)).toBe(204);
    expect(await statusOf(elsewhere, 'GET', '/me')).toBe(401);
    expect(await read()).toMatchObject([{ current: true }]);
    expect(await statusOf(here, 'DELETE', `/me/sessions/${other.id}`)).toBe(404);
  });

  it('is a person: tokens have no password of their own', async () => {
    const { token } = await house.call('tokens.create', { body: { name: 't', scope: 'admin' } });
    const bearer = { headers: { authorization: `Bearer ${token}` } };
    expect(await statusOf(bearer, 'GET', '/me/sessions')).toBe(403);
    expect(await statusOf(bearer, 'POST', '/me/password', { current: 'x', password })).toBe(403);
  });
});
