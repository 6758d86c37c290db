import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Reader, type Response } from 'mmdb-lib';
import { describe, expect, it } from 'vitest';
import { askEcho } from '../control/places/ask-echo.ts';
import { readEchoTarget } from '../control/places/echo-target.ts';
import { normalise } from '../core/places/normalise.ts';
import { exitOf } from '../core/snapshot/exit-facts.ts';
import { openGround } from '../outbound/open-ground.ts';
import { exitRecord } from '../../testkit/records.ts';
import { openPracticeHouse } from './practice-house.ts';
import { addressesOf, practiceEchoes, writePracticePlaces } from './practice-places.ts';
import { type PracticeExit, practicePlans } from './practice.ts';

const ground = openGround(() => undefined);
const ask = (exit: PracticeExit, host: string) => {
  const { label, scheme, port, username, password } = exit;
  const record = exitRecord(label, { scheme, host: exit.host, port, username, password, ip: null, template: null });
  return askEcho(exitOf(record), readEchoTarget(`http://${host}/`)!, { ground, timeoutMs: 5000 });
};

describe('the places of the practice exits', () => {
  it('are known to their database, and all but one are where they are said to be', () => {
    const data = mkdtempSync(join(tmpdir(), 'gyre-practice-'));
    writePracticePlaces(data, 1_800_000_000_000);
    const reader = new Reader<Response>(readFileSync(join(data, 'geo', 'practice.mmdb')));
    rmSync(data, { recursive: true });
    const elsewhere = practicePlans.filter((plan) => {
      const { ipv4, ipv6 } = addressesOf(plan);
      const facts = normalise(reader.get(ipv4));
      if (ipv6 !== undefined) expect(normalise(reader.get(ipv6))).toEqual(facts);
      expect(facts.asn).toBeGreaterThan(64_000);
      expect(facts.type).not.toBeNull();
      return facts.country !== plan.country || facts.city !== plan.city;
    });
    expect(elsewhere.map((it) => it.label)).toEqual(['Amsterdam 2']);
  });

  it('are measured through the exits, each its own address', async () => {
    const house = await openPracticeHouse(practicePlans, () => 0.9);
    const alive = house.exits.filter((it) => it.label !== 'Johannesburg 1');
    const asked = await Promise.all(alive.map((it) => ask(it, practiceEchoes.ipv4)));
    const berlin = house.exits.find((it) => it.label === 'Berlin 1')!;
    const six = await ask(berlin, practiceEchoes.ipv6);
    const none = await ask(
      house.exits.find((it) => it.label === 'Wien 1')!,
      practiceEchoes.ipv6,
    );
    await house.close();
    expect(new Set(asked.map((it) => ('address' in it ? it.address : it.problem))).size).toBe(alive.length);
    expect(asked[0]).toEqual({ family: 'ipv4', address: '203.0.113.10' });
    expect(six).toEqual({ family: 'ipv6', address: '2001:db8:1::1' });
    expect(none).toEqual({ problem: 'it answered 404' });
  });
});
