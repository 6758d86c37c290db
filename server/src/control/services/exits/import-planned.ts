// One exit on its way through an import: as it is here, and as the lines that name it want it.
import type { ExitAttributes, ExitIdentity, ExitRow } from '../../../storage/stores/exit-rows.ts';
import type { ImportedExit } from '../../import-seam.ts';
import { defaultLabel } from './rules.ts';

const mostTags = 20;
const noTags: readonly string[] = [];
const noPassword = (): string => '';
const mostWeight = 1000;
const longestLabel = 120;

export class Planned {
  /** The row it is here; undefined for a new exit. */
  readonly row: ExitRow | undefined;
  readonly identity: ExitIdentity;
  attributes: ExitAttributes;
  /** The password it shall have, when it is another one. */
  password: string | undefined;
  /** Whether it differs from the row. */
  changed = false;
  private readonly passwordHere: () => string;

  constructor(
    row: ExitRow | undefined,
    identity: ExitIdentity,
    attributes: ExitAttributes,
    passwordHere: () => string,
  ) {
    this.row = row;
    this.identity = identity;
    this.attributes = attributes;
    this.passwordHere = passwordHere;
  }

  /** Takes over what a line says; what it leaves out stays. True when that changed anything. */
  take(given: ImportedExit, tags: readonly string[]): boolean {
    const otherPassword = given.password !== '' && given.password !== (this.password ?? this.passwordHere());
    if (otherPassword) this.password = given.password;
    const otherAttributes = this.takeAttributes(given, tags);
    this.changed ||= otherPassword || otherAttributes;
    return otherPassword || otherAttributes;
  }

  private takeAttributes(given: ImportedExit, givenTags: readonly string[]): boolean {
    const { attributes: here } = this;
    const label = given.label?.trim().slice(0, longestLabel) || here.label;
    const tags = joined(here.tags, given.tags, givenTags);
    const country = given.country?.toUpperCase() ?? here.country;
    const weight = weightOf(given.weight) ?? here.weight;
    if (label === here.label && tags === here.tags && country === here.country && weight === here.weight) return false;
    this.attributes = { ...here, label, tags, country, weight };
    return true;
  }
}

export function plannedNew(identity: ExitIdentity): Planned {
  const attributes: ExitAttributes = {
    label: defaultLabel(identity),
    tags: noTags,
    weight: 1,
    maxInFlight: null,
    adminState: 'enabled',
    insecureTls: false,
    country: null,
    region: null,
    city: null,
    asn: null,
  };
  return new Planned(undefined, identity, attributes, noPassword);
}
export function plannedOf(row: ExitRow, passwordHere: () => string): Planned {
  return new Planned(row, row, row, passwordHere);
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
function weightOf(weight: number | undefined): number | undefined {
  return weight === undefined || !Number.isFinite(weight)
    ? undefined
    : Math.min(mostWeight, Math.max(1, Math.round(weight)));
}
