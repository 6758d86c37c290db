// What a line of an import says of an exit, over what is here already; what it leaves out stays.
import type { ExitAttributes } from '../../../storage/stores/exit-rows.ts';
import type { ImportedExit } from '../../import-seam.ts';

const mostTags = 20;
const longestLabel = 120;

/** The very attributes when the line changes nothing. Readers checked the values. `tags` are given for all lines. */
export function attributesWith(here: ExitAttributes, given: ImportedExit, tags: readonly string[]): ExitAttributes {
  if (tags.length === 0 && saysNothingOfIt(given) && saysNothingOfItsPlace(given)) return here;
  const { country, region, city, asn, type } = placeWith(here, given);
  const wanted: ExitAttributes = {
    label: given.label?.trim().slice(0, longestLabel) || here.label,
    tags: joined(here.tags, given.tags, tags),
    weight: given.weight ?? here.weight,
    maxInFlight: here.maxInFlight,
    priority: given.priority ?? here.priority,
    price: given.price ?? here.price,
    template: given.template ?? here.template,
    adminState: here.adminState,
    insecureTls: here.insecureTls,
    country,
    region,
    city,
    asn,
    type,
  };
  return sameOfIt(wanted, here) && sameOfItsPlace(wanted, here) ? here : wanted;
}

type Place = Pick<ExitAttributes, 'country' | 'region' | 'city' | 'asn' | 'type'>;
function placeWith(here: Place, given: ImportedExit): Place {
  return {
    country: given.country?.toUpperCase() ?? here.country,
    region: given.region ?? here.region,
    city: given.city ?? here.city,
    asn: given.asn ?? here.asn,
    type: given.type ?? here.type,
  };
}

// Most lines say nothing but who the exit is: they are told apart by plain reads, field by field.
function saysNothingOfIt({ label, tags, weight, priority, price, template }: ImportedExit): boolean {
  return (label ?? tags ?? weight ?? priority ?? price ?? template) === undefined;
}
function saysNothingOfItsPlace({ country, region, city, asn, type }: ImportedExit): boolean {
  return (country ?? region ?? city ?? asn ?? type) === undefined;
}
function sameOfIt(one: ExitAttributes, other: ExitAttributes): boolean {
  return (
    one.label === other.label &&
    one.tags === other.tags &&
    one.weight === other.weight &&
    one.priority === other.priority &&
    one.price === other.price &&
    one.template === other.template
  );
}
function sameOfItsPlace(one: ExitAttributes, other: ExitAttributes): boolean {
  return (
    one.country === other.country &&
    one.region === other.region &&
    one.city === other.city &&
    one.asn === other.asn &&
    one.type === other.type
  );
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
