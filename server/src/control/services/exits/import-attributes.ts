// What a line of an import says of an exit, over what is here already; what it leaves out stays.
import type { ExitAttributes } from '../../../storage/stores/exit-rows.ts';
import type { ImportedExit } from '../../import-seam.ts';

const mostTags = 20;
const longestLabel = 120;

/** What a line can say. */
const stateable = [
  'label',
  'tags',
  'weight',
  'priority',
  'price',
  'template',
  'country',
  'region',
  'city',
  'asn',
  'type',
] as const;

/** The very attributes when the line changes nothing. Readers checked the values. `tags` are given for all lines. */
export function attributesWith(here: ExitAttributes, given: ImportedExit, tags: readonly string[]): ExitAttributes {
  const wanted: ExitAttributes = {
    ...here,
    label: given.label?.trim().slice(0, longestLabel) || here.label,
    tags: joined(here.tags, given.tags, tags),
    weight: given.weight ?? here.weight,
    priority: given.priority ?? here.priority,
    price: given.price ?? here.price,
    template: given.template ?? here.template,
    country: given.country?.toUpperCase() ?? here.country,
    region: given.region ?? here.region,
    city: given.city ?? here.city,
    asn: given.asn ?? here.asn,
    type: given.type ?? here.type,
  };
  return stateable.every((name) => wanted[name] === here[name]) ? here : wanted;
}

function joined(
  here: readonly string[],
  given: readonly string[] | undefined,
  tags: readonly string[],
): readonly string[] {
  if ((given === undefined || given.length === 0) && tags.length === 0) return here;
  const all = new Set([...here, ...(given ?? []), ...tags]);
  return all.size === here.length || here.length >= mostTags ? here : [...all].slice(0, mostTags);
}
