// Snippets for Node.js: plain requests, Playwright, Puppeteer. Pure.
import { literal, passwordOr, serverOf, target, usernameOf, type SnippetFacts } from './snippet-facts.ts';

const password = (facts: SnippetFacts): string => passwordOr(facts, 'process.env.GYRE_PASSWORD');

export const node = (facts: SnippetFacts): readonly string[] => [
  'import { fetch, ProxyAgent } from "undici";',
  '',
  `const login = ${literal(`${usernameOf(facts)}:`)} + ${password(facts)};`,
  'const dispatcher = new ProxyAgent({',
  `  uri: "${serverOf(facts)}",`,
  '  token: "Basic " + Buffer.from(login).toString("base64"),',
  '});',
  `const answer = await fetch("${target}", { dispatcher });`,
  'console.log(answer.status);',
];

export const playwright = (facts: SnippetFacts): readonly string[] => [
  'import { chromium } from "playwright";',
  '',
  'const browser = await chromium.launch({',
  '  proxy: {',
  `    server: "${serverOf(facts)}",`,
  `    username: ${literal(usernameOf(facts))},`,
  `    password: ${password(facts)},`,
  '  },',
  '});',
  'const page = await browser.newPage();',
  `await page.goto("${target}");`,
  'console.log(await page.title());',
  'await browser.close();',
];

export const puppeteer = (facts: SnippetFacts): readonly string[] => [
  'import puppeteer from "puppeteer";',
  '',
  `const browser = await puppeteer.launch({ args: ["--proxy-server=${serverOf(facts)}"] });`,
  'const page = await browser.newPage();',
  'await page.authenticate({',
  `  username: ${literal(usernameOf(facts))},`,
  `  password: ${password(facts)},`,
  '});',
  `await page.goto("${target}");`,
  'console.log(await page.title());',
  'await browser.close();',
];
