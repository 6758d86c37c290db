// The index against a scan of all rules, written apart from it: same answer for any rules and any request.
import type { RuleWhen } from '@gyre/shared/contract/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressBytes } from '../model/network.ts';
import type { RuleAsk } from './ask.ts';
import { compileRules } from './compile.ts';
import { matchRule } from './match.ts';
import { ask, rules } from './worlds.contract.ts';

const bitsOf = (bytes: readonly number[]): string => bytes.map((it) => it.toString(2).padStart(8, '0')).join('');

function fitsTarget(text: string, host: string, at: number): boolean {
  const [, of = '', wanted] = /^(.*?)(?::(\d+))?$/.exec(
    text.replace(/^\[(.*)\]/, (_, it: string) => it.replaceAll(':', ';')),
  )!;
  if (wanted !== undefined && Number(wanted) !== at) return false;
  const [first = '', length] = of.replaceAll(';', ':').split('/');
  if (first === '*') return true;
  const network = addressBytes(first);
  if (network === undefined) {
    const plain = host.replace(/\.$/, '');
    return first.startsWith('*.') ? plain.endsWith(first.slice(1)) : plain === first;
  }
  const bits = bitsOf(network).slice(0, length === undefined ? undefined : Number(length));
  const seen = [host, ...(host.startsWith('::ffff:') ? [host.slice(7)] : [])];
  return seen.some((it) => {
    const bytes = addressBytes(it);
    return bytes?.length === network.length && bitsOf(bytes).startsWith(bits);
  });
}
const oneOf = <T>(values: readonly T[] | undefined, value: T): boolean => values?.includes(value) ?? true;
function fitsRule(of: RuleWhen, it: RuleAsk): boolean {
  const { countries = [], session } = it.wishes;
  return (
    (of.targets?.some((text) => fitsTarget(text, it.host, it.port)) ?? true) &&
    oneOf(of.ports, it.port) &&
    oneOf(of.proxyUsers, it.proxyUser) &&
    oneOf(of.kinds, it.kind) &&
    (of.wishedCountries?.some((country) => countries.includes(country)) ?? true) &&
    (of.session === undefined || of.session === (session !== undefined))
  );
}

describe('the index of rules', () => {
  it('answers what a scan of all rules answers', () => {
    let matched = 0;
    fc.assert(
      fc.property(rules, fc.array(ask, { minLength: 1, maxLength: 4 }), (sources, asks) => {
        const compiled = compileRules(sources);
        for (const it of asks) {
          const expected = sources.find((source) => fitsRule(source.when, it))?.id;
          if (expected !== undefined) matched++;
          expect(matchRule(compiled, it)?.id).toBe(expected);
        }
      }),
      { numRuns: 2500 },
    );
    expect(matched).toBeGreaterThan(1000);
  }, 60_000);
});
