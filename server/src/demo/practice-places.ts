// Where the practice exits are by measurement: addresses of the ranges kept for documentation, and a small place database that knows them.
// All but one are where they are said to be; that one shows what drift looks like.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeMmdb } from '../../testkit/mmdb-writer.ts';
import { type PracticePlan, practicePlans } from './practice.ts';

/** Answers with the IPv4 address of the exit, and with the IPv6 address of those that have one. */
export const practiceEchoes = { ipv4: 'echo.gyre.test', ipv6: 'echo6.gyre.test' } as const;

interface Network {
  readonly asn: number;
  readonly name: string;
  /** In the words of databases. */
  readonly userType: string;
}
/** AS numbers kept for documentation (RFC 5398). */
const hosting: Network = { asn: 64_496, name: 'Practice Hosting', userType: 'hosting' };
const cloud: Network = { asn: 64_497, name: 'Example Cloud', userType: 'hosting' };
const cable: Network = { asn: 64_500, name: 'Practice Cable', userType: 'residential' };
const telecom: Network = { asn: 64_501, name: 'Example Telecom', userType: 'isp' };

/** Said to be in Amsterdam. */
const drifting = { label: 'Amsterdam 2', country: 'BE', city: 'Brussels' } as const;

interface Addresses {
  readonly ipv4: string;
  readonly ipv6: string | undefined;
}

export function addressesOf(plan: PracticePlan): Addresses {
  const place = practicePlans.findIndex((it) => it.label === plan.label) + 1;
  return { ipv4: `203.0.113.${place * 10}`, ipv6: plan.signedIn ? `2001:db8:${place}::1` : undefined };
}

/** What the echo of this name answers through this exit; undefined: nothing. */
export function echoFor(host: string, plan: PracticePlan): string | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  const { ipv4, ipv6 } = addressesOf(plan);
  if (name === practiceEchoes.ipv4) return ipv4;
  return name === practiceEchoes.ipv6 ? ipv6 : undefined;
}
export function isEcho(host: string): boolean {
  return Object.values<string>(practiceEchoes).includes(host.toLowerCase().replace(/:\d+$/, ''));
}

/** Writes the database into the folder of place databases below `dataDir`. */
export function writePracticePlaces(dataDir: string, builtAt: number): void {
  const folder = join(dataDir, 'geo');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const networks = Object.fromEntries(
    practicePlans.flatMap((plan) => {
      const { ipv4, ipv6 } = addressesOf(plan);
      const record = recordOf(plan);
      const four = [`${ipv4}/31`, record] as const;
      return ipv6 === undefined ? [four] : [four, [`${ipv6.replace('::1', '::')}/48`, record] as const];
    }),
  );
  writeFileSync(join(folder, 'practice.mmdb'), writeMmdb({ networks, type: 'Gyre-Practice-City', builtAt }));
}

function recordOf(plan: PracticePlan) {
  const { country, city } = plan.label === drifting.label ? drifting : plan;
  const { asn, name, userType } = networkOf(plan);
  return {
    city: { names: { en: city } },
    country: { iso_code: country },
    traits: { autonomous_system_number: asn, autonomous_system_organization: name, user_type: userType },
  };
}
function networkOf({ tags, signedIn }: PracticePlan): Network {
  if (tags.includes('residential')) return cable;
  if (tags.includes('isp')) return telecom;
  return signedIn ? cloud : hosting;
}
