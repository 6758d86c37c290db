// Ready commands for programs, with the real listener in them. The password is in them only while it is shown once; afterwards
// they take it from $GYRE_PASSWORD. Pure.

export const programs = ['curl', 'python', 'playwright'] as const;
export type Program = (typeof programs)[number];
export const programNames: Readonly<Record<Program, string>> = {
  curl: 'curl',
  python: 'Python requests',
  playwright: 'Playwright',
};

export interface SnippetFacts {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  /** null when it is no longer known. */
  readonly password: string | null;
  /** A pool other than the default, or null. */
  readonly pool: string | null;
  /** Two letters, or null. */
  readonly country: string | null;
}

const target = 'https://example.com';

/** `crawler-pool-mobile-country-de`: wishes are parts of the name a client signs in with. */
export function usernameOf({ name, pool, country }: Pick<SnippetFacts, 'name' | 'pool' | 'country'>): string {
  return [name, pool && `pool-${pool}`, country && `country-${country.toLowerCase()}`].filter(Boolean).join('-');
}

export const authorityOf = ({ host, port }: Pick<SnippetFacts, 'host' | 'port'>): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;

/** Where clients on this side connect: a listener on every network is reached by the name the dashboard is reached by. */
export function reachableHost(host: string, pageHost: string): string {
  return host === '0.0.0.0' || host === '::' ? pageHost.replace(/^\[|\]$/g, '') : host;
}

export function snippetOf(program: Program, facts: SnippetFacts): string {
  switch (program) {
    case 'curl':
      return curl(facts);
    case 'python':
      return python(facts);
    case 'playwright':
      return playwright(facts);
  }
}

function curl(facts: SnippetFacts): string {
  const user = usernameOf(facts);
  const login = facts.password === null ? `"${user}:$GYRE_PASSWORD"` : shellQuoted(`${user}:${facts.password}`);
  return `curl -x http://${authorityOf(facts)} -U ${login} ${target}`;
}

function python(facts: SnippetFacts): string {
  const user = usernameOf(facts);
  const at = authorityOf(facts);
  const head =
    facts.password === null
      ? [
          'import os',
          'from urllib.parse import quote',
          '',
          'import requests',
          '',
          'password = quote(os.environ["GYRE_PASSWORD"], safe="")',
          `proxy = f"http://${user}:{password}@${at}"`,
        ]
      : ['import requests', '', `proxy = "http://${user}:${encodeURIComponent(facts.password)}@${at}"`];
  return [
    ...head,
    `answer = requests.get("${target}", proxies={"http": proxy, "https": proxy})`,
    'print(answer.status_code)',
  ].join('\n');
}

function playwright(facts: SnippetFacts): string {
  const password = facts.password === null ? 'process.env.GYRE_PASSWORD' : JSON.stringify(facts.password);
  return [
    'import { chromium } from "playwright";',
    '',
    'const browser = await chromium.launch({',
    '  proxy: {',
    `    server: "http://${authorityOf(facts)}",`,
    `    username: ${JSON.stringify(usernameOf(facts))},`,
    `    password: ${password},`,
    '  },',
    '});',
    'const page = await browser.newPage();',
    `await page.goto("${target}");`,
    'console.log(await page.title());',
    'await browser.close();',
  ].join('\n');
}

const shellQuoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
