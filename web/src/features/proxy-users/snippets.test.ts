import { describe, expect, it } from 'vitest';
import { usernameOf, type SnippetFacts } from './snippet-facts.ts';
import { programs, snippetOf } from './snippets.ts';

const facts: SnippetFacts = {
  host: '127.0.0.1',
  port: 8080,
  name: 'crawler',
  password: "p'w d",
  wishes: {},
};

describe('snippets', () => {
  it('gives curl the listener and the credentials, quoted for a shell', () => {
    expect(snippetOf('curl', facts)).toBe(`curl -x http://127.0.0.1:8080 -U 'crawler:p'\\''w d' https://example.com`);
  });
  it('takes the password from the environment once it is no longer known', () => {
    expect(snippetOf('curl', { ...facts, password: null })).toContain('"crawler:$GYRE_PASSWORD"');
    expect(snippetOf('python', { ...facts, password: null })).toContain('os.environ["GYRE_PASSWORD"]');
    expect(snippetOf('playwright', { ...facts, password: null })).toContain('process.env.GYRE_PASSWORD');
  });
  it('encodes the password in a Python proxy URL', () => {
    expect(snippetOf('python', facts)).toContain("http://crawler:p'w%20d@127.0.0.1:8080");
  });
  it('writes wishes as parts of the name', () => {
    expect(usernameOf({ name: 'crawler', wishes: { pool: 'mobile', countries: ['DE'] } })).toBe(
      'crawler-pool-mobile-country-de',
    );
    expect(snippetOf('playwright', { ...facts, wishes: { countries: ['DE'] } })).toContain('"crawler-country-de"');
    const named = { ...facts, wishes: { cities: ['\u6771\u4eac', 'new york'] } };
    expect(snippetOf('python', named)).toContain("http://crawler-city-%E6%9D%B1%E4%BA%AC,new_york:p'w%20d@");
  });
  it('names listener and wishes in each program, and never needs more than the password', () => {
    for (const program of programs.filter((one) => one !== 'pac')) {
      const text = snippetOf(program, { ...facts, password: null, wishes: { countries: ['DE'] } });
      expect(text, program).toContain('crawler-country-de');
      expect(text, program).toContain('GYRE_PASSWORD');
      expect(text, program).toContain('127.0.0.1');
      expect(snippetOf(program, facts), program).not.toContain('GYRE_PASSWORD');
    }
    expect(snippetOf('env', { ...facts, password: null })).toContain('"http://crawler:$GYRE_PASSWORD@127.0.0.1:8080"');
    expect(snippetOf('pac', facts)).toContain("'PROXY 127.0.0.1:8080'");
  });
});
