import { renderAt } from '../testing/render.tsx';
import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { describe, expect, it } from 'vitest';
import { session } from '../lib/session.ts';
import { Refusal, serve } from '../testing/server.ts';

const nobody = { 'auth.me': new Refusal(401, { code: 'unauthorized', detail: 'Sign in first.' }) };
const fresh = { ...nobody, 'setup.state': { ...fixtures['setup.state'], claimed: false } };

describe('the way in', () => {
  it('sends who is not signed in to sign-in, and remembers where they were going', async () => {
    serve(nobody);
    const { path, text } = await renderAt('/exits?q=state:ejected');
    expect(path).toBe('/sign-in?to=/exits%3Fq%3Dstate:ejected');
    expect(text).toContain('Sign in to Gyre');
  });

  it('asks for nothing but the two things a sign-in needs, and lets password managers help', async () => {
    serve(nobody);
    const { html } = await renderAt('/sign-in');
    expect(html).toContain('autoComplete="username"');
    expect(html).toContain('autoComplete="current-password"');
    expect(html.match(/<input/g)).toHaveLength(2);
  });

  it('sends everybody to the first run until the installation is claimed', async () => {
    serve(fresh);
    expect((await renderAt('/pools')).path).toBe('/setup');
    serve(fresh);
    expect((await renderAt('/sign-in')).path).toBe('/setup');
  });

  it('takes the code of the printed link into the form', async () => {
    serve(fresh);
    const { path, html } = await renderAt('/claim?code=gyre-42');
    expect(path).toBe('/setup#gyre-42');
    expect(html).toContain('value="gyre-42"');
  });

  it('has no first run once somebody has claimed the installation', async () => {
    serve();
    expect((await renderAt('/setup')).path).toBe('/');
  });

  it('knows who is signed in after a reload', async () => {
    serve();
    const { text } = await renderAt('/changes');
    expect(session.get().identity?.name).toBe('rosa');
    expect(text).toContain('RO');
  });

  it('opens the list a thing is in when a link names the thing', async () => {
    serve();
    expect((await renderAt('/exits/exit_1')).path).toBe('/exits?exit=exit_1');
    serve();
    expect((await renderAt('/listeners/listener_1')).path).toBe('/listeners');
  });

  it('says so when an address names nothing, inside the frame', async () => {
    serve();
    const { text } = await renderAt('/nowhere');
    expect(text).toContain('There is nothing here');
    expect(text).toContain('Proxy users');
  });

  it('says that Gyre failed instead of asking for a password', async () => {
    serve({ 'auth.me': new Refusal(500, { code: 'internal', detail: 'The database is locked.', requestId: 'r-7' }) });
    const { text } = await renderAt('/');
    expect(text).toContain('The database is locked.');
    expect(text).toContain('Request r-7');
  });
});

describe('the frame', () => {
  it('marks the screen one is on, in the navigation', async () => {
    serve();
    const { html } = await renderAt('/pools');
    expect(html.match(/aria-current="page"/g)).toHaveLength(1);
    expect(html).toMatch(/<a[^>]*href="\/pools"[^>]*aria-current="page"|<a[^>]*aria-current="page"[^>]*href="\/pools"/);
  });

  it('says in how many workers the newest revision runs', async () => {
    serve();
    const { text } = await renderAt('/changes');
    expect(text).toContain('rev 57 in 3 of 4');
  });

  it('warns when no worker serves', async () => {
    const { workers, ...rest } = fixtures['revisions.current'];
    serve({
      'revisions.current': { ...rest, running: 0, workers: workers.map((one) => ({ ...one, connected: false })) },
    });
    const { text } = await renderAt('/changes');
    expect(text).toContain('Clients cannot be served');
  });

  it('says that a demo is one', async () => {
    serve({ 'setup.state': { ...fixtures['setup.state'], demo: true } });
    expect((await renderAt('/changes')).text).toContain('Practice exits on this machine');
  });
});
