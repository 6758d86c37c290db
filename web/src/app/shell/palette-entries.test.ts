import '../../testing/browser.ts';
import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { describe, expect, it } from 'vitest';
import { allFound, fixedEntries, hitEntry, matching, ordered, pastedEntries, verbsOn } from './palette-entries.ts';
import { pastedOf, readPalette } from './palette-text.ts';

const labels = (text: string): readonly string[] => matching(fixedEntries, text).map((one) => one.label);
const [exit, user] = fixtures['search.find'].items;

describe('the palette', () => {
  it('lists screens and actions before anything is typed', () => {
    expect(labels('')).toEqual(fixedEntries.map((one) => one.label));
  });
  it('finds by any word of a label, those that begin with it first', () => {
    expect(labels('settings')[0]).toBe('Settings');
    expect(labels('exits')[0]).toBe('Exits');
    expect(labels('ejected show')).toEqual(['Show ejected exits']);
    expect(labels('zzzz')).toEqual([]);
  });
  it('shows group by group, so that Enter opens what stands on top', () => {
    const mixed = ordered([...matching(fixedEntries, 'light'), hitEntry(exit!), ...matching(fixedEntries, 'pools')]);
    expect(mixed.map((one) => one.group)).toEqual(['exit', 'screens', 'verbs']);
  });
  it('opens what was found, and says what it is', () => {
    expect(hitEntry(exit!)).toMatchObject({
      label: 'Frankfurt 1',
      detail: 'gw.example:8000 · DE · 203.0.113.9 · healthy',
      deed: { kind: 'go', to: '/exits', search: { exit: exit!.id } },
    });
  });
  it('offers all exits that match, chosen already, where there are several', () => {
    expect(allFound([exit!, user!], 'acme')).toEqual([]);
    expect(allFound([exit!, { ...exit!, id: 'exit_2' }], 'acme de')).toMatchObject([
      { group: 'exit', deed: { kind: 'go', to: '/exits', search: { q: 'acme de', sel: 'query' } } },
    ]);
  });
  it('offers verbs on the best hit, or the one that was named', () => {
    expect(verbsOn([exit!, user!], []).map((one) => one.label)).toEqual([
      'Drain Frankfurt 1',
      'Disable Frankfurt 1',
      'Requests through Frankfurt 1',
    ]);
    const { verbs, search } = readPalette('new password for alice');
    expect(search).toBe('alice');
    expect(verbsOn([exit!, user!], verbs).map((one) => one.label)).toEqual(['New password for alice…']);
  });
  it('does a verb to the kind of thing that is called so, not to the first that was found', () => {
    const named = { ...exit!, id: 'exit_2', name: 'alice-de-1' };
    const labelsOf = (text: string): readonly string[] => {
      const { verbs, search } = readPalette(text);
      return verbsOn([named, user!], verbs, search).map((one) => one.label);
    };
    expect(labelsOf('disable alice')).toEqual(['Switch off alice', 'Disable alice-de-1']);
    expect(labelsOf('disable alice-de-1')).toEqual(['Disable alice-de-1', 'Switch off alice']);
    expect(labelsOf('disable exit alice')).toEqual(['Disable alice-de-1']);
    expect(labelsOf('disable proxy user alice')).toEqual(['Switch off alice']);
    expect(readPalette('disable exit alice').search).toBe('alice');
  });
  it('asks for names as the query language writes them, whatever marks are in them', () => {
    const quoted = { ...exit!, name: 'rack "b", left' };
    const asked = verbsOn([quoted], []).find(({ id }) => id.startsWith('exit-requests'));
    expect(asked?.deed).toMatchObject({ search: { q: String.raw`exit:"rack \"b\", left"` } });
  });
  it('opens the part of the settings that was chosen', () => {
    const place = (text: string) => matching(fixedEntries, text)[0]?.deed;
    expect(place('api tokens')).toMatchObject({ to: '/settings/tokens' });
    expect(place('settings › admins')).toMatchObject({ to: '/settings/admins' });
  });
});

describe('what is typed into the palette', () => {
  it('may name a verb, ask for verbs only, or for help', () => {
    expect(readPalette('drain acme-de-17')).toMatchObject({
      mode: 'all',
      verbs: [{ id: 'exit-drain' }],
      search: 'acme-de-17',
    });
    expect(readPalette('> import')).toMatchObject({ mode: 'verbs', verbs: [], search: 'import' });
    expect(readPalette('?').mode).toBe('help');
    expect(readPalette('drain')).toMatchObject({ verbs: [], search: 'drain' });
  });
  it('is recognised when it is a proxy, a target, or a failure code', () => {
    expect(pastedOf('socks5://u:p@gw.example:1080')).toMatchObject({ kind: 'proxy', lines: 1 });
    expect(pastedOf('198.51.100.7:8000:u:p\n198.51.100.8:8000:u:p')).toMatchObject({ kind: 'proxy', lines: 2 });
    for (const line of [
      'u:p@gw.example:1080',
      'gw.example:1080@u:p',
      'u:p:gw.example:1080',
      'gw.example 1080 u p',
      'socks5 gw 1080 u p',
    ])
      expect(pastedOf(line), line).toMatchObject({ kind: 'proxy', lines: 1 });
    expect(pastedOf('Shop.example:443')).toEqual({ kind: 'target', target: 'shop.example:443' });
    expect(pastedOf('shop.example:99999')).toBeNull();
    expect(pastedOf('connection timeout')).toEqual({ kind: 'code', code: 'connection_timeout' });
    expect(pastedOf('acme-de-17')).toBeNull();
    expect(pastedOf('explain shop.example:443 for alice')).toBeNull();
  });
  it('never shows what was pasted, which may hold a password', () => {
    const said = JSON.stringify(
      pastedEntries(pastedOf('http://u:secret@gw.example:1')!).map(({ label, detail }) => [label, detail]),
    );
    expect(said).not.toContain('secret');
  });
});
