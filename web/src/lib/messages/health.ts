// Words about health that more than one screen uses: what moved an exit, and who found a site ban.
import type { SiteBan } from '@gyre/shared/contract/site-bans';
import type { HealthSource } from '@gyre/shared/vocabulary';
import { catalogue } from '../messages.ts';

const sources: Readonly<Record<HealthSource, string>> = {
  traffic: 'by traffic',
  probe: 'by a probe',
  peers: 'by comparison with its peers',
  gateway: 'by its gateway',
  time: 'by time',
  verdict: 'by a client’s verdict',
  person: 'by a person',
};
const finders: Readonly<Record<string, string>> = {
  verdict: 'a client’s verdict',
  person: 'a person',
  latency: 'latency against its peers',
};

export const t = catalogue('health-words', {
  sources,
  finders,
  finderNamed: (word: string, name: string) => `${word}, ${name}`,
});

/** "by a probe" */
export const sourceWords = (source: HealthSource): string => t.sources[source];

/** Who found a site ban: a rule by its name, a client, a person, or the comparison with its peers. */
export function finderWords({ by, byName }: Pick<SiteBan, 'by' | 'byName'>): string {
  const word = t.finders[by];
  if (word === undefined) return byName || by;
  return byName === '' || byName === by ? word : t.finderNamed(word, byName);
}
