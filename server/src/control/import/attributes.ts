/**
 * What a record says about its exit beside who it is: tags, country, weight. What cannot be used is left out with a warning; it never
 * costs the exit.
 */
import type { ImportScheme } from '../../core/import/schemes.ts';
import { countryOf } from '../../core/targeting/countries.ts';
import type { ImportedExit } from '../import-seam.ts';
import type { ListRecord } from './names.ts';
import { isOn } from './record-scheme.ts';

type Attributes = Pick<ImportedExit, 'tags' | 'country' | 'weight'>;

const tagForm = /^[a-z0-9][a-z0-9_.~+]{0,39}$/;
const mostTags = 20;
const greatestWeight = 1000;

export function attributesOf(
  record: ListRecord,
  scheme: ImportScheme,
): { readonly attributes: Attributes; readonly warnings: readonly string[] } {
  const warnings: string[] = [];
  const attributes: { -readonly [K in keyof Attributes]: Attributes[K] } = {};
  const tags = tagsOf(record.get('tags'));
  const kept = tags.filter((it) => tagForm.test(it)).slice(0, mostTags);
  if (kept.length > 0) attributes.tags = kept;
  if (kept.length < tags.length) warnings.push('bad-tag');
  const country = record.get('country');
  // Names of countries are common and not worth a warning.
  const code = typeof country === 'string' ? countryOf(country.trim()) : undefined;
  if (code !== undefined) attributes.country = code;
  if (record.has('weight')) {
    const weight = Number(record.get('weight'));
    if (Number.isInteger(weight) && weight >= 1 && weight <= greatestWeight) attributes.weight = weight;
    else warnings.push('bad-weight');
  }
  if (scheme === 'https' && isOn(record.get('insecure'))) warnings.push('certificate-verified');
  return { attributes, warnings };
}

/** An array, or text with blanks, commas, semicolons or bars between. A hyphen cannot stand in a tag. */
function tagsOf(value: unknown): readonly string[] {
  const split = typeof value === 'string' ? value.split(/[\s,;|]+/) : [];
  const texts: readonly unknown[] = Array.isArray(value) ? value : split;
  const tags = texts.filter((it): it is string => typeof it === 'string' && it.trim() !== '');
  return [
    ...new Set(
      tags.map((it) =>
        it
          .trim()
          .toLowerCase()
          .replace(/[\s-]+/g, '_'),
      ),
    ),
  ];
}
