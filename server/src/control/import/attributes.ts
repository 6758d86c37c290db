/**
 * What a record says about its exit beside who it is: tags, place, rotation, template. What cannot be used is left out with a warning; it
 * never costs the exit.
 */
import { type NetworkType, networkTypes } from '@gyre/shared/vocabulary';
import { countryOf } from '@gyre/shared/wishes/countries';
import type { ExitParts } from '../../core/import/parts.ts';
import { templateProblem } from '../../core/template/check.ts';
import type { ImportedExit } from '../import-seam.ts';
import type { FieldName, ListRecord } from './names.ts';
import { isOn } from './record-scheme.ts';

type Attributes = Omit<ImportedExit, keyof ExitParts>;
type Draft = { -readonly [K in keyof Attributes]: Attributes[K] };

const tagForm = /^[a-z0-9][a-z0-9_.~+]{0,39}$/;
const mostTags = 20;
const longestName = 80;

export function attributesOf(
  record: ListRecord,
  exit: ExitParts,
): { readonly attributes: Attributes; readonly warnings: readonly string[] } {
  const warnings: string[] = [];
  const draft: Draft = {};
  const tags = tagsOf(record.get('tags'));
  const kept = tags.filter((it) => tagForm.test(it)).slice(0, mostTags);
  if (kept.length > 0) draft.tags = kept;
  if (kept.length < tags.length) warnings.push('bad-tag');
  takePlace(draft, record);
  takeRotation(draft, record, warnings);
  const template = textOf(record, 'template')?.toLowerCase();
  if (template !== undefined) {
    if (templateProblem(template, exit.username, exit.password) === undefined) draft.template = template;
    else warnings.push('bad-template');
  }
  if (exit.scheme === 'https' && isOn(record.get('insecure'))) warnings.push('certificate-verified');
  return { attributes: draft, warnings };
}

/** Names of countries and other people's kinds of network are common and not worth a warning. */
function takePlace(draft: Draft, record: ListRecord): void {
  const country = countryOf(textOf(record, 'country') ?? '');
  if (country !== undefined) draft.country = country;
  const region = textOf(record, 'region')?.slice(0, longestName);
  if (region !== undefined) draft.region = region;
  const city = textOf(record, 'city')?.slice(0, longestName);
  if (city !== undefined) draft.city = city;
  const asn = amountOf(textOf(record, 'asn')?.replace(/^as/i, '') ?? record.get('asn'));
  if (Number.isInteger(asn) && asn >= 1 && asn <= 0xffff_ffff) draft.asn = asn;
  const type = networkTypeOf(textOf(record, 'network')) ?? networkTypeOf(textOf(record, 'kind'));
  if (type !== undefined) draft.type = type;
}

/** Bounds of amounts, and whether they are whole numbers. */
const amounts = {
  weight: { least: 1, most: 1000, whole: true },
  priority: { least: 0, most: 1000, whole: true },
  price: { least: 0, most: 1_000_000, whole: false },
} as const;

function takeRotation(draft: Draft, record: ListRecord, warnings: string[]): void {
  for (const name of ['weight', 'priority', 'price'] as const) {
    if (!record.has(name)) continue;
    const { least, most, whole } = amounts[name];
    const amount = amountOf(record.get(name));
    const fits = amount >= least && amount <= most && (!whole || Number.isInteger(amount));
    if (fits) draft[name] = amount;
    else warnings.push(`bad-${name}`);
  }
}

/** NaN when it is none: an empty text is not 0. */
function amountOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
}

function networkTypeOf(text: string | undefined): NetworkType | undefined {
  return networkTypes.find((it) => it === text?.toLowerCase());
}

/** Undefined when there is nothing, or nothing that is text. */
function textOf(record: ListRecord, field: FieldName): string | undefined {
  const value = record.get(field);
  const text = typeof value === 'string' ? value.replace(/[\x00-\x1f\x7f]+/g, ' ').trim() : '';
  return text === '' ? undefined : text;
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
