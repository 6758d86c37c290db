// Ready commands for programs, with the real listener and wishes in them. The password is in them only while it is shown once; afterwards
// they take it from $GYRE_PASSWORD. Pure.
import { authorityOf } from '../../lib/listener-address.ts';
import { serverOf, shellQuoted, target, urlUser, usernameOf, type SnippetFacts } from './snippet-facts.ts';
import { go, java } from './snippets-compiled.ts';
import { node, playwright, puppeteer } from './snippets-node.ts';
import { httpx, pythonRequests, scrapy, selenium } from './snippets-python.ts';

export const programs = [
  ...(['curl', 'python', 'httpx', 'scrapy', 'playwright', 'puppeteer', 'selenium'] as const),
  ...(['node', 'go', 'java', 'env', 'pac'] as const),
] as const;
export type Program = (typeof programs)[number];

const writers: Readonly<Record<Program, (facts: SnippetFacts) => readonly string[]>> = {
  curl,
  python: pythonRequests,
  httpx,
  scrapy,
  playwright,
  puppeteer,
  selenium,
  node,
  go,
  java,
  env: environment,
  pac,
};

export const snippetOf = (program: Program, facts: SnippetFacts): string => writers[program](facts).join('\n');

function curl(facts: SnippetFacts): readonly string[] {
  const user = usernameOf(facts);
  const login = facts.password === null ? `"${user}:$GYRE_PASSWORD"` : shellQuoted(`${user}:${facts.password}`);
  return [`curl -x ${serverOf(facts)} -U ${login} ${target}`];
}

/** Understood by curl, git, pip, npm and most HTTP libraries. */
function environment(facts: SnippetFacts): readonly string[] {
  const password = facts.password === null ? '$GYRE_PASSWORD' : encodeURIComponent(facts.password);
  const proxy = `"http://${urlUser(facts)}:${password}@${authorityOf(facts)}"`;
  return [`export HTTP_PROXY=${proxy}`, `export HTTPS_PROXY=${proxy}`, 'export NO_PROXY=localhost,127.0.0.1'];
}

/** A PAC file holds no credentials: the browser asks for them once. */
function pac(facts: SnippetFacts): readonly string[] {
  return [
    'function FindProxyForURL(url, host) {',
    "  if (isPlainHostName(host) || host === '127.0.0.1') return 'DIRECT';",
    `  return 'PROXY ${authorityOf(facts)}';`,
    '}',
  ];
}
