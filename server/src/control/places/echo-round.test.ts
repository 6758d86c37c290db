import { describe, expect, it } from 'vitest';
import type { Asked } from './ask-echo.ts';
import { EchoRound } from './echo-round.ts';

const four: Asked = { family: 'ipv4', address: '203.0.113.7' };
const six: Asked = { family: 'ipv6', address: '2001:db8::7' };
const broken: Asked = { problem: 'it answered 500' };

/** A round over targets that answer as given, and which of them were asked. */
function roundOf(answers: Readonly<Record<string, Asked>>) {
  const round = new EchoRound();
  round.set(Object.keys(answers));
  const run = async () => {
    const asked: string[] = [];
    const seen = await round.run(({ url }) => {
      asked.push(url);
      return Promise.resolve(answers[url]!);
    });
    return { asked, seen };
  };
  return { round, run };
}

describe('a round of echo targets', () => {
  it('goes on to the next when one fails', async () => {
    const { run } = roundOf({ 'http://a/': broken, 'http://b/': four });
    expect(await run()).toEqual({
      asked: ['http://a/', 'http://b/'],
      seen: { ipv4: '203.0.113.7', ipv6: null, problem: null },
    });
  });

  it('learns the address of the other family where a target tells it', async () => {
    const { run } = roundOf({ 'http://a/': four, 'http://b/': six });
    expect((await run()).seen).toEqual({ ipv4: '203.0.113.7', ipv6: '2001:db8::7', problem: null });
    expect((await run()).asked).toEqual(['http://a/', 'http://b/']);
  });

  it('does not ask targets that only repeat what is known', async () => {
    const { run } = roundOf({ 'http://a/': four, 'http://b/': four, 'http://c/': four });
    expect((await run()).asked).toHaveLength(3);
    expect((await run()).asked).toEqual(['http://a/']);
  });

  it('does not ask for ever what never answers, as long as another one does', async () => {
    const { run } = roundOf({ 'http://a/': four, 'http://b/': broken });
    for (let i = 0; i < 3; i++) expect((await run()).asked).toHaveLength(2);
    expect((await run()).asked).toEqual(['http://a/']);
  });

  it('says why when none answered', async () => {
    const { run } = roundOf({ 'http://a/': broken, 'http://b/': { problem: 'later' } });
    for (let i = 0; i < 5; i++)
      expect((await run()).seen).toEqual({ ipv4: null, ipv6: null, problem: 'http://a/: it answered 500' });
  });

  it('passes over what is no address of a target', () => {
    const { round } = roundOf({ '': four, nonsense: four });
    expect(round.empty).toBe(true);
  });
});
