// What a person at the terminal reads when everything runs: the addresses, how to sign in, and a line to try.
import { type Address, addressText } from '../config/config.ts';

export interface BannerFacts {
  readonly version: string;
  readonly proxy: Address;
  readonly admin: Address;
  /** Present while nobody has claimed the installation. */
  readonly claimCode: string | undefined;
  readonly exits: number;
  /** Clients must present the credentials of a proxy user. */
  readonly credentials: boolean;
  readonly demo: boolean;
  /** The admin of the demo. */
  readonly signIn?: { readonly name: string; readonly password: string };
}

/** The practice target of the demo: only practice exits know it. */
export const demoTarget = 'http://target.gyre.test/';

export function bannerText(facts: BannerFacts): string {
  const { version, proxy, admin, demo } = facts;
  const dashboard = `http://${addressText(reachable(admin))}`;
  const lines = [
    `Gyre ${version} is running${demo ? ' with practice exits; its data is thrown away at the end' : ''}.`,
    '',
    `  Proxy      ${addressText(proxy)}  (HTTP, SOCKS5 and SOCKS4 on one port)`,
    `  Dashboard  ${dashboard}`,
    ...signIn(facts, dashboard),
    ...tryIt(facts, dashboard),
    '',
  ];
  return lines.join('\n') + '\n';
}

function signIn({ claimCode, signIn: demo }: BannerFacts, dashboard: string): string[] {
  if (demo !== undefined) return [`  Sign in    as ${demo.name} with the password ${demo.password}`];
  if (claimCode === undefined) return ['  Sign in    with your admin name and password'];
  return [
    `  Sign in    the first time with the code ${claimCode}`,
    `             ${dashboard}/claim?code=${encodeURIComponent(claimCode)}`,
  ];
}

function tryIt({ proxy, exits, credentials, demo }: BannerFacts, dashboard: string): string[] {
  const at = addressText(reachable(proxy));
  const where = credentials ? `http://NAME:PASSWORD@${at}` : `http://${at}`;
  const line = `curl -x ${where} ${demo ? demoTarget : 'http://example.com/'}`;
  const often = demo ? ['             (five times, five exits)'] : [];
  if (exits > 0) return [`  Try it     ${line}`, ...often];
  return [
    '  Try it     there are no exits yet; add some in the dashboard, or with an API token from a file, one exit a line:',
    `             curl -H 'Authorization: Bearer TOKEN' -H 'Content-Type: text/plain' --data-binary @exits.txt ${dashboard}/api/v1/exits/import`,
    `             then: ${line}`,
  ];
}

/** An address to type, for one that means all of them. */
function reachable({ host, port }: Address): Address {
  return { host: host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host, port };
}
