// A place in a document in words of the domain. Pure.
import { configSections, type ConfigSection } from '@gyre/shared/contract/config-document';
import { wordOf } from './sections.ts';
import { isGroup } from './values.ts';

/** `/pools/0/retry/maxAttempts` → `pool "shop", retry.maxAttempts: `. */
export function wordsOf(pointer: string, value: unknown): string {
  const [, section = '', index, ...field] = pointer.split('/').map((it) => it.replace(/~1/g, '/').replace(/~0/g, '~'));
  if (!(configSections as readonly string[]).includes(section)) {
    const path = [section, ...(index === undefined ? [] : [index]), ...field].join('.');
    return path === '' ? '' : `${path}: `;
  }
  if (index === undefined) return `${section}: `;
  const items: unknown = isGroup(value) ? value[section] : undefined;
  const item: unknown = Array.isArray(items) ? items[Number(index)] : undefined;
  const name = isGroup(item) && typeof item['name'] === 'string' ? `"${item['name']}"` : `${Number(index) + 1}`;
  return `${wordOf[section as ConfigSection]} ${name}${field.length > 0 ? `, ${field.join('.')}` : ''}: `;
}
