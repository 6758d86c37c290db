// What a document speaks of: its sections as nouns of the API and as words for one thing in them.
import type { ConfigNoun } from '@gyre/shared/contract/config';
import type { ConfigDocument, ConfigItem, ConfigSection } from '@gyre/shared/contract/config-document';

export const nounOf: Readonly<Record<ConfigSection, ConfigNoun>> = {
  probeProfiles: 'probe-profiles',
  pools: 'pools',
  proxyUsers: 'proxy-users',
  listeners: 'listeners',
  rules: 'rules',
  siteBanRules: 'site-ban-rules',
  webhooks: 'webhooks',
};
export const wordOf: Readonly<Record<ConfigSection, string>> = {
  probeProfiles: 'probe profile',
  pools: 'pool',
  proxyUsers: 'proxy user',
  listeners: 'listener',
  rules: 'rule',
  siteBanRules: 'site-ban rule',
  webhooks: 'webhook',
};
/** Where no two may have one name. */
export const uniquelyNamed: readonly ConfigSection[] = ['probeProfiles', 'pools', 'proxyUsers'];

/** The items of a section; undefined where the document does not have it. */
export function itemsOf<S extends ConfigSection>(document: ConfigDocument, section: S) {
  return document[section] as readonly ConfigItem<S>[] | undefined;
}
