// Snippets for Python: requests, httpx, Scrapy, Selenium. Pure.
import { authorityOf } from '../../lib/listener-address.ts';
import { literal, passwordOr, serverOf, target, urlUser, usernameOf, type SnippetFacts } from './snippet-facts.ts';

/** Lines that make `proxy`, the URL with credentials. */
function proxyLines(facts: SnippetFacts, imports: readonly string[]): readonly string[] {
  const [user, at] = [urlUser(facts), authorityOf(facts)];
  if (facts.password !== null)
    return [...imports, '', `proxy = "http://${user}:${encodeURIComponent(facts.password)}@${at}"`];
  return [
    ...['import os', 'from urllib.parse import quote', '', ...imports, ''],
    'password = quote(os.environ["GYRE_PASSWORD"], safe="")',
    `proxy = f"http://${user}:{password}@${at}"`,
  ];
}

export const pythonRequests = (facts: SnippetFacts): readonly string[] => [
  ...proxyLines(facts, ['import requests']),
  `answer = requests.get("${target}", proxies={"http": proxy, "https": proxy})`,
  'print(answer.status_code)',
];

export const httpx = (facts: SnippetFacts): readonly string[] => [
  ...proxyLines(facts, ['import httpx']),
  'with httpx.Client(proxy=proxy) as client:',
  `    print(client.get("${target}").status_code)`,
];

export const scrapy = (facts: SnippetFacts): readonly string[] => [
  ...proxyLines(facts, ['import scrapy']),
  '',
  '',
  'class ExampleSpider(scrapy.Spider):',
  '    name = "example"',
  '',
  '    async def start(self):',
  `        yield scrapy.Request("${target}", meta={"proxy": proxy})`,
  '',
  '    def parse(self, response):',
  '        yield {"title": response.css("title::text").get()}',
];

/** Chrome takes no credentials on its command line; the driver answers when it is asked for them. */
export const selenium = (facts: SnippetFacts): readonly string[] => [
  ...(facts.password === null ? ['import os', ''] : []),
  'from selenium import webdriver',
  '',
  'options = webdriver.ChromeOptions()',
  'options.enable_bidi = True',
  `options.add_argument("--proxy-server=${serverOf(facts)}")`,
  'driver = webdriver.Chrome(options=options)',
  `driver.network.add_auth_handler(${literal(usernameOf(facts))}, ${passwordOr(facts, 'os.environ["GYRE_PASSWORD"]')})`,
  `driver.get("${target}")`,
  'print(driver.title)',
  'driver.quit()',
];
