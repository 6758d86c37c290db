// What an object of a document has that says no more than it must, and what one must say to be another.
import { configItems, type ConfigSection } from '@gyre/shared/contract/config-document';
import { alike, isGroup } from './values.ts';

type Plain = Readonly<Record<string, unknown>>;

/** What an object has that says nothing but its name. */
export function defaultsOf(section: ConfigSection, name: string): Readonly<Record<string, unknown>> {
  const asked = { name, ...required[section] };
  return configItems[section].parse(asked);
}
const required: Readonly<Partial<Record<ConfigSection, object>>> = {
  listeners: { fromFlags: true },
  rules: { then: {} },
  siteBanRules: { when: {} },
  webhooks: { url: '' },
};

/** Its name, what it must say, and what is not the default. */
export function saidBy(section: ConfigSection, item: Plain & { readonly name: string }): Plain {
  return saidOf(defaultsOf(section, item.name), item);
}
/** What is always said, and what is said as it is. */
const always = ['name', 'url', 'then'];
const whole = ['when', 'then'];

function saidOf(usual: Plain, item: Plain): Plain {
  const said: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(item)) {
    const was = usual[key];
    if (key === 'fromFlags' ? value === false : alike(was, value) && key !== 'fromFlags' && !always.includes(key))
      continue;
    said[key] = isGroup(was) && isGroup(value) && !whole.includes(key) ? saidOf(was, value) : value;
  }
  return said;
}
