// Ready commands for programs, with the real listener in them. The password is in them only while it is shown once; afterwards
// they take it from $GYRE_PASSWORD. Pure.
import { printUsername } from '@gyre/shared/wishes/print';
import type { Wishes } from '@gyre/shared/wishes/wishes';
import { authorityOf } from '../../lib/listener-address.ts';

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
  readonly wishes: Wishes;
}

const target = 'https://example.com';

/** `crawler-pool-mobile-country-de`: wishes are parts of the name a client signs in with. */
export const usernameOf = ({ name, wishes }: Pick<SnippetFacts, 'name' | 'wishes'>): string =>
  printUsername(name, wishes);

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
  // Names of places may have letters that URLs do not.
  const user = encodeURI(usernameOf(facts));
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
